/**
 * Engines that turn requests of the blocks into AXI4 bursts, and what lets two blocks share one.
 */
package org.firefly.accelerator.dma;
