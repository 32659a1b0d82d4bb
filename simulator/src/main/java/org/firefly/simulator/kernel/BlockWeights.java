package org.firefly.simulator.kernel;

/**
 * Weights of one block before a kernel packs them.
 *
 * @param width slots: 64 or 128
 * @param rows int8 weights, index order row, slot; a row is what one event adds
 */
public record BlockWeights(int width, byte[] rows) {}
