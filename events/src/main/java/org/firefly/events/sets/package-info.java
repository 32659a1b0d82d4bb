/** Sets of recordings with a class for each, as they lie on disk. */
package org.firefly.events.sets;
