/** Membranes and neurons: what happens to the sums of the synapse array. */
package org.firefly.accelerator.neuron;
