package org.firefly.accelerator.spike;

/** A pass of a test; the names are those of {@code PassCommand}. */
record SpikePass(
    int source,
    int offsetY,
    int offsetX,
    boolean firstPass,
    boolean lastPass,
    boolean firstStep,
    boolean lastStep,
    boolean lastOfLayer) {}
