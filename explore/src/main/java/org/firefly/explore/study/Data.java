package org.firefly.explore.study;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Samples that every point runs.
 *
 * @param place a folder or file as {@code firefly run} takes it
 * @param labels a file with a label per sample, instead of the samples' own
 * @param images how many of the first samples run
 */
public record Data(Path place, Optional<Path> labels, int images) {}
