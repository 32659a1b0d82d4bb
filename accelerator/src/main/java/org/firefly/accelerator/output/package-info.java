/** From spikes and membranes to beats of memory: pooling, addresses and packing. */
package org.firefly.accelerator.output;
