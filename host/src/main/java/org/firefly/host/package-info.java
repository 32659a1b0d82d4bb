/** What the host computes around the accelerator: first layer, packing, decoding. */
package org.firefly.host;
