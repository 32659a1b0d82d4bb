package org.firefly.cli;

import java.util.List;
import java.util.Optional;
import org.firefly.report.model.Accuracy;
import org.firefly.report.model.FloatComparison;
import org.firefly.report.model.Histogram;
import org.firefly.report.model.LayerActivity;

/**
 * What samples did.
 *
 * @param accuracy of all samples, if they have labels
 * @param activity of the layers that fire, on the samples of the comparison
 * @param membranes of the float network on the same samples
 * @param comparison float against int8
 */
record ReportedRun(
    Optional<Accuracy> accuracy,
    List<LayerActivity> activity,
    List<Histogram> membranes,
    FloatComparison comparison) {}
