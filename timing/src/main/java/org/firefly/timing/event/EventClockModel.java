package org.firefly.timing.event;

import java.util.EnumMap;
import java.util.Map;
import org.firefly.timing.Bound;

/**
 * Predicts the clocks of a layer on an event engine from its spikes.
 *
 * <p>Layers go group by group of outputs. A group's weights arrive while the one before works, as
 * far as the memory has room for both; the rest makes the cells wait. Rows are written in clocks in
 * which their cell has a port free; if those are too few, cells wait. Inputs whose rows do not fit
 * at all are cut into pieces. Filling and draining of pipelines is not counted.
 */
public final class EventClockModel {
  private final EventEngine engine;
  private final EnginePorts ports;
  private final int samples;

  /**
   * A model.
   *
   * @param samples of a batch block, which share a layer's weights
   */
  public EventClockModel(EventEngine engine, EnginePorts ports, int samples) {
    this.engine = engine;
    this.ports = ports;
    this.samples = samples;
  }

  /**
   * One sample of a layer.
   *
   * @param spikes its inputs, {@code [t][c][y][x]}
   */
  public EventClocks predict(EventLayer layer, boolean[][][][] spikes) {
    int cells = engine.cells().count();
    int rows = Rounding.up(layer.input().channels(), cells) * layer.taps();
    int pieces = Rounding.up(rows, engine.cells().memory().rows());
    GroupWork work = GroupWork.of(layer, engine, pieces, spikes);
    long groups = Rounding.up(layer.output().channels(), engine.outputs());
    double weights = (double) rows * cells * engine.outputs() / ports.weights() / samples;
    double feeding =
        Math.max(
            work.maskClocks(),
            (double) pieces * bytes(spikes.length, layer.input().size()) / ports.spikes());
    double output =
        bytes(spikes.length, layer.output().positions() * engine.outputs()) / ports.output();

    double reads = cells * engine.cells().eventsPerClock();
    double busy =
        Math.max(work.clocks(), (work.events() + (double) rows * cells / samples) / reads);
    double hidden = weights * overlap(Rounding.up(rows, pieces));
    double atOnce = Math.max(Math.max(busy, hidden), Math.max(feeding, output));
    double clocks = atOnce + weights - hidden;

    Map<Bound, Long> bounds = new EnumMap<>(Bound.class);
    bounds.put(Bound.EVENTS, groups * work.eventClocks());
    bounds.put(Bound.FEEDING, Math.round(groups * feeding));
    bounds.put(Bound.WEIGHTS, Math.round(groups * weights));
    bounds.put(Bound.NEURONS, groups * work.neuronClocks());
    bounds.put(Bound.OUTPUT, Math.round(groups * output));
    return new EventClocks(
        work.spikes(),
        work.unions(),
        groups * work.events(),
        Math.round(groups * work.events() / reads),
        Math.round(groups * clocks),
        bounds);
  }

  /** Share of rows that fit beside those of the group, or piece, before. */
  private double overlap(int rows) {
    int capacity = engine.cells().memory().rows();
    return Math.min(1, Math.max(0, (double) capacity / rows - 1));
  }

  private static double bytes(int timeSteps, int bits) {
    return (double) timeSteps * bits / Byte.SIZE;
  }
}
