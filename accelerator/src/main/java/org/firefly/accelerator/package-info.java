/** The FireFly hardware. */
package org.firefly.accelerator;
