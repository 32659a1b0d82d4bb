/**
 * The inner loops of the simulator: adding weight rows for a list of events, and updating neurons.
 * Kernels differ in speed only.
 */
package org.firefly.simulator.kernel;
