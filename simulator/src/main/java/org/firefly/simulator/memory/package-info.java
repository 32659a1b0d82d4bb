/** The device memory of a core, and what is said when a program does not fit it. */
package org.firefly.simulator.memory;
