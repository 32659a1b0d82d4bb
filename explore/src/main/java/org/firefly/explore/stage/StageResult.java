package org.firefly.explore.stage;

/** What a stage found; it is kept under a key of all that decides it. */
public sealed interface StageResult permits Compiled, Clocks, Simulated {}
