/**
 * The synapse array: DSP slices that add the weights of the inputs that fire. See {@code
 * docs/synapse-array.md}.
 */
package org.firefly.accelerator.synapse;
