package org.firefly.compiler.quantise;

/**
 * How far the membranes of a group of channels go, in real numbers.
 *
 * @param bound largest magnitude that any input can cause
 * @param expected largest magnitude that samples are expected to cause
 * @param idle whether they can never fire, with as much to spare as rounding may take
 */
record Room(double bound, double expected, boolean idle) {
  Room union(Room other) {
    return new Room(
        Math.max(bound, other.bound), Math.max(expected, other.expected), idle && other.idle);
  }
}
