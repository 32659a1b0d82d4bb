package org.firefly.simulator.prepare;

/**
 * One input that an output sees: the one at ({@code stride} y + row, {@code stride} x + column).
 *
 * @param row rows from the strided position
 * @param column columns from the strided position
 */
record Tap(int row, int column) {}
