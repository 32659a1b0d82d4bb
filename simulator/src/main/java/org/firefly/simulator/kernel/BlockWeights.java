package org.firefly.simulator.kernel;

/**
 * Weights of one block before a kernel packs them.
 *
 * @param width slots: 64 or 128
 * @param form how the kernel shall pack them
 * @param rows int8 weights, index order row, slot; one row per lane
 */
public record BlockWeights(int width, RowForm form, byte[] rows) {}
