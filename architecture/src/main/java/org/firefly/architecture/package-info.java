/**
 * Configuration, descriptors, memory layout and boards: what compiler, simulator and hardware agree
 * on.
 */
package org.firefly.architecture;
