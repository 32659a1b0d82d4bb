package org.firefly.report.page;

import java.util.List;
import java.util.Optional;
import org.firefly.figures.EnergyModels;
import org.firefly.figures.HardwareFigures;
import org.firefly.figures.IntegerFigures;
import org.firefly.figures.StaticFigures;
import org.firefly.figures.WorkloadFigures;
import org.firefly.report.model.Accuracy;
import org.firefly.report.model.FieldFigures;
import org.firefly.report.model.FloatComparison;
import org.firefly.report.model.Histogram;
import org.firefly.report.model.LayerActivity;
import org.firefly.report.model.LayerClocks;
import org.firefly.report.model.LayerFacts;
import org.firefly.report.model.NetworkGraph;
import org.firefly.report.model.Operation;
import org.firefly.report.model.Report;
import org.firefly.report.model.Resource;
import org.firefly.report.model.Roofline;
import org.firefly.report.model.Setup;

/** A report with something in every part, and with names that need escaping. */
final class SampleReport {
  /** What a name in a model file may be. */
  static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

  private SampleReport() {}

  static Report full() {
    return report(true);
  }

  static Report ofEstimate() {
    return report(false);
  }

  private static Report report(boolean ran) {
    return new Report(
        new Setup(
            "sample.nir",
            "kv260",
            "XCK26",
            "synthesised with Yosys",
            300,
            2,
            2,
            4,
            ran ? 7 : 0,
            ran ? Optional.of("simulator") : Optional.empty(),
            List.of("layer 'a': something to know")),
        network(),
        List.of(facts(HOSTILE), facts("b")),
        ran ? Optional.of(accuracy()) : Optional.empty(),
        ran ? List.of(activity("a"), activity("b")) : List.of(),
        List.of(histogram("a", -128, 127)),
        ran ? List.of(histogram("b", -131_072, 131_071)) : List.of(),
        ran ? Optional.of(comparison()) : Optional.empty(),
        List.of(
            new LayerClocks("b", 1000, 1310, 0.7634, "weights", 1000, 200, 50, 40, 20),
            new LayerClocks("c", 64, 1299, 0.05, "swap", 64, 0, 35, 0, 1200)),
        new Roofline(
            2764.8,
            12.48,
            List.of(
                new Roofline.Point("b", 311.5, 1450.25, 2764.8),
                new Roofline.Point("c", 3.25, 21.75, 40.56))),
        List.of(new Resource("DSP48E2", 608, 1248, 0.48717948717948717, "by the configuration")),
        List.of(operation("kv260", 4, ""), operation("zcu104", 4, "membraneDepth bounds it in b")),
        List.of(operation("kv260", 1, ""), operation("kv260", 4, "")),
        figures(ran));
  }

  private static NetworkGraph network() {
    return new NetworkGraph(
        List.of(
            new NetworkGraph.Node("input", "Input", "(2,8,8)", "", 0),
            new NetworkGraph.Node(HOSTILE, "Conv2d", "(16,8,8)", "", 1),
            new NetworkGraph.Node("b", "LIF", "(16,8,8)", "u = 0.5 v + x", 2)),
        List.of(
            new NetworkGraph.Edge("input", HOSTILE, false),
            new NetworkGraph.Edge(HOSTILE, "b", false),
            new NetworkGraph.Edge("input", "b", false),
            new NetworkGraph.Edge("b", HOSTILE, true)),
        List.of(new NetworkGraph.Convention("reset", "subtract", "option")));
  }

  private static LayerFacts facts(String name) {
    return new LayerFacts(
        name,
        "conv 3x3 2-16",
        "accelerator",
        List.of("u = v + x", "fires if u > theta"),
        0.001234567,
        0.25,
        12,
        345,
        8,
        2,
        16_384,
        32_768,
        -70_123,
        81_234,
        18,
        true);
  }

  private static Accuracy accuracy() {
    return new Accuracy(
        7, 6.0 / 7, List.of("shirt", "shoe"), List.of(List.of(3, 1), List.of(0, 3)));
  }

  private static LayerActivity activity(String name) {
    return new LayerActivity(
        name,
        1024,
        7,
        0.21875,
        1.5,
        List.of(0.125, 0.3125),
        List.of(List.of(0.0, 1.0), List.of(0.5, 0.015625), List.of(0.25, 0.75)));
  }

  private static Histogram histogram(String layer, double rangeMin, double rangeMax) {
    return new Histogram(layer, -64, 32, List.of(5L, 1200L, 340L, 2L), -61, 63, rangeMin, rangeMax);
  }

  private static FloatComparison comparison() {
    return new FloatComparison(
        5,
        List.of(
            new FloatComparison.Layer("a", 0.9954, 0.2723, 0.2725),
            new FloatComparison.Layer("b", 0.9786, 0.29, 0.2895)),
        0.8,
        Optional.of(0.6),
        Optional.of(0.8),
        List.of(new FloatComparison.Changed(3, Optional.of("shoe"), "shirt", "shoe")),
        new WorkloadFigures(
            5,
            2,
            0.78125,
            147_456,
            1001.2,
            20_002.4,
            3003.6,
            List.of(new WorkloadFigures.Connection(HOSTILE, 147_456, 1001.2, 20_002.4)),
            List.of(new WorkloadFigures.Neurons("b", 1024, 0.78125, 3003.6))));
  }

  private static Operation operation(String board, int batch, String bound) {
    return new Operation(
        board,
        2,
        4,
        batch,
        bound,
        354.5,
        2822.25 * batch,
        1411.125 * batch,
        818.5,
        2.69,
        Optional.of(31.8),
        0.643,
        Optional.of(9000.5),
        2822.25 * batch,
        "accelerator");
  }

  private static FieldFigures figures(boolean ran) {
    return new FieldFigures(
        new StaticFigures(503_914, 2_015_656, 0.0125, 73_728),
        new IntegerFigures(
            507_232,
            0.0157,
            147_456,
            ran
                ? Optional.of(new IntegerFigures.Activity(0.784, 1000.5, 19_998.25))
                : Optional.empty()),
        new HardwareFigures(
            818.5, 2.69, Optional.of(31.8), ran ? Optional.of(206.3) : Optional.empty()),
        ran
            ? List.of(EnergyModels.find("horowitz-45nm-int8").estimate(1000.5, 19_998.25, 0))
            : List.of());
  }
}
