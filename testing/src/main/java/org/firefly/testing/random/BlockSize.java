package org.firefly.testing.random;

/**
 * How often a network works.
 *
 * @param timeSteps T
 * @param batch N that the planes have room for
 * @param samples N of the block
 */
record BlockSize(int timeSteps, int batch, int samples) {}
