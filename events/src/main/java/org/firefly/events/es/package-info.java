/** The Event Stream format of the utilities around the ATIS camera. */
package org.firefly.events.es;
