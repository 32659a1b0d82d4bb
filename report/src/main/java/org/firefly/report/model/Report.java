package org.firefly.report.model;

import java.util.List;
import java.util.Optional;

/**
 * A network on a board.
 *
 * @param setup what was compiled for what
 * @param network its graph
 * @param layers what each layer became, the host's included, in the order of execution
 * @param accuracy right and wrong answers; absent without labels or samples
 * @param activity of the layers that fire; empty where no sample ran
 * @param weights histograms of the int8 weights, a layer each
 * @param membranes histograms of the membranes, a layer each; empty where no sample ran
 * @param comparison float against int8; absent where no sample ran
 * @param clocks of the accelerated layers, by the clock model
 * @param roofline what board and layers allow
 * @param resources what the accelerator takes of the device
 * @param boards the same network on every board
 * @param batches the same network and board with other batches
 * @param figures those by which papers compare
 */
public record Report(
    Setup setup,
    NetworkGraph network,
    List<LayerFacts> layers,
    Optional<Accuracy> accuracy,
    List<LayerActivity> activity,
    List<Histogram> weights,
    List<Histogram> membranes,
    Optional<FloatComparison> comparison,
    List<LayerClocks> clocks,
    Roofline roofline,
    List<Resource> resources,
    List<Operation> boards,
    List<Operation> batches,
    FieldFigures figures) {
  public Report {
    layers = List.copyOf(layers);
    activity = List.copyOf(activity);
    weights = List.copyOf(weights);
    membranes = List.copyOf(membranes);
    clocks = List.copyOf(clocks);
    resources = List.copyOf(resources);
    boards = List.copyOf(boards);
    batches = List.copyOf(batches);
  }
}
