/**
 * What the host computes around the accelerator: first layer, packing, decoding, NumPy and idx
 * files.
 */
package org.firefly.host;
