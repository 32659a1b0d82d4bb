/**
 * The weight path: pass table, parameters and tiles from memory to the pass commands, the neurons
 * and the synapse array. See {@code docs/weight-path.md}.
 */
package org.firefly.accelerator.weight;
