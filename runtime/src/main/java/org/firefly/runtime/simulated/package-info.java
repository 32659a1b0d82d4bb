/** The simulator as a device. */
package org.firefly.runtime.simulated;
