package org.firefly.cli.report;

/**
 * A layer whose membranes left their range.
 *
 * @param name name in the network file
 * @param samples samples of the batch blocks in which one did
 */
public record LayerOverflow(String name, int samples) {}
