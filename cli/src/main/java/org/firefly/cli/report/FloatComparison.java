package org.firefly.cli.report;

import java.util.Optional;

/**
 * The answers of the float network beside those of the int8 network.
 *
 * @param classesEqual share of samples that both give the same class, 0 to 1
 * @param accuracyFloat share of right answers of the float network; absent without labels
 */
public record FloatComparison(double classesEqual, Optional<Double> accuracyFloat) {}
