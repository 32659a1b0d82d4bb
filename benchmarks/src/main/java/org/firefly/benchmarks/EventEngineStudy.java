package org.firefly.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.firefly.timing.event.EnginePorts;
import org.firefly.timing.event.EventClockModel;
import org.firefly.timing.event.EventClocks;
import org.firefly.timing.event.EventEngine;
import org.firefly.timing.event.EventEngine.Banking;
import org.firefly.timing.event.EventEngine.RowMemory;
import org.firefly.timing.event.ScnnSeven;
import org.firefly.timing.event.SpikeStatistics;

/**
 * Prints what shapes of an event engine would take for a network, its first layer not counted, as
 * Markdown tables: the figures of {@code docs/event-engine.md}. Without arguments the network is
 * SCNN-7, T = 4, with random spikes, as counted and less and more busy; otherwise the layers are
 * those that {@link EventCase#dumped} reads.
 */
public final class EventEngineStudy {
  private static final double MEGAHERTZ = 300;
  private static final int BATCH = 8;

  /** Random samples of each layer. */
  private static final int SAMPLES = 4;

  private static final EventEngine BASE = EventEngine.standard();

  private final List<EventCase> layers;
  private final PrintStream out;

  private EventEngineStudy(List<EventCase> layers, PrintStream out) {
    this.layers = layers;
    this.out = out;
  }

  /** Prints the tables. */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    if (arguments.length > 0) {
      new EventEngineStudy(Arrays.stream(arguments).map(EventCase::dumped).toList(), out).print();
      return;
    }
    new EventEngineStudy(scnnSeven(ScnnSeven.SPIKES), out).print();
    for (SpikeStatistics everywhere :
        List.of(new SpikeStatistics(0.05, 1.6), new SpikeStatistics(0.9, 3.7))) {
      out.printf(
          Locale.ROOT,
          "%nDensity %.2f, %.1f spikes per union:%n%n",
          everywhere.density(),
          everywhere.spikesPerUnion());
      EventEngineStudy study =
          new EventEngineStudy(
              scnnSeven(ScnnSeven.LAYERS.stream().map(layer -> everywhere).toList()), out);
      study.printShapes();
    }
  }

  private static List<EventCase> scnnSeven(List<SpikeStatistics> spikes) {
    Random random = new Random(Workload.SEED);
    return IntStream.range(0, ScnnSeven.LAYERS.size())
        .mapToObj(i -> EventCase.random(ScnnSeven.LAYERS.get(i), spikes.get(i), SAMPLES, random))
        .toList();
  }

  private void print() {
    printLayers();
    printBounds();
    printShapes();
  }

  private void printLayers() {
    print(
        "| layer | density | spikes per union | events | ideal | masks of 64 | masks of 16 |%n"
            + "|---|---|---|---|---|---|---|%n");
    for (EventCase layer : layers) {
      List<EventClocks> wide = predict(BASE, 2, BATCH, layer);
      print(
          "| %s | %.3f | %.2f | %.0f | %.0f | %.0f | %.0f |%n",
          layer.name(),
          mean(wide, EventClocks::spikes) / (layer.timeSteps() * layer.layer().input().size()),
          meanOf(wide, EventClocks::spikesPerUnion),
          mean(wide, EventClocks::events),
          mean(wide, EventClocks::ideal),
          clocks(BASE, 2, BATCH, layer),
          clocks(BASE.withMaskChannels(16), 2, BATCH, layer));
    }
    print("%n");
  }

  private void printBounds() {
    print(
        "| layer | events | feeding | weights | neurons | output | clocks | efficiency | bound |%n"
            + "|---|---|---|---|---|---|---|---|---|%n");
    for (EventCase layer : layers) {
      List<EventClocks> clocks = predict(BASE, 2, BATCH, layer);
      print("| %s ", layer.name());
      clocks
          .get(0)
          .bounds()
          .keySet()
          .forEach(part -> print("| %.0f ", mean(clocks, each -> each.bounds().get(part))));
      print(
          "| %.0f | %.1f %% | %s |%n",
          mean(clocks, EventClocks::clocks),
          100 * meanOf(clocks, EventClocks::efficiency),
          clocks.get(0).bound().name().toLowerCase(Locale.ROOT));
    }
    print("%n");
  }

  private void printShapes() {
    print(
        "| shape | weight memories | accumulators | batch 8, two ports | one port"
            + " | batch 1, two ports | GOP/s per slice |%n|---|---|---|---|---|---|---|%n");
    variants().forEach(this::printShape);
  }

  private static Map<String, EventEngine> variants() {
    Map<String, EventEngine> variants = new LinkedHashMap<>();
    variants.put("K = 8, O = 32, S = 4", BASE);
    variants.put("the same, cells wait at each mask", EventEngine.asBuilt());
    variants.put("cells by channel", BASE.withBanking(Banking.CHANNEL));
    variants.put("masks of 32", BASE.withMaskChannels(32));
    variants.put("masks of 16", BASE.withMaskChannels(16));
    variants.put("weights in URAM", BASE.withMemory(RowMemory.ULTRA));
    variants.put("K = 4, O = 64", BASE.withCells(4).withOutputs(64));
    variants.put("K = 16, O = 16", BASE.withCells(16).withOutputs(16));
    variants.put("one position ahead", BASE.withHandOver(1, 2));
    variants.put("two chains, 2 positions", BASE.withHandOver(2, 2));
    variants.put("two chains, 4 positions", BASE.withHandOver(2, 4));
    variants.put("eight chains, 4 positions", BASE.withHandOver(8, 4));
    EventEngine two = BASE.withOutputs(64).withSteps(2);
    variants.put("O = 64, S = 2", two);
    variants.put("O = 64, S = 2, URAM", two.withMemory(RowMemory.ULTRA));
    variants.put("O = 64, S = 2, two chains, 4 positions", two.withHandOver(2, 4));
    variants.put("O = 128, S = 1", BASE.withOutputs(128).withSteps(1));
    variants.put("K = 16, S = 2", BASE.withCells(16).withSteps(2));
    return variants;
  }

  private void printShape(String name, EventEngine engine) {
    double best = total(engine, 2, BATCH);
    print(
        "| %s | %d %s | %d | %.0f | %.0f | %.0f | %.1f |%n",
        name,
        engine.weightMemories(),
        engine.cells().memory() == RowMemory.BLOCK ? "RAMB36" : "URAM",
        engine.accumulators(),
        best,
        total(engine, 1, BATCH),
        total(engine, 2, 1),
        operations() / best * MEGAHERTZ / 1e3 / engine.slices());
  }

  private double operations() {
    return layers.stream()
        .mapToDouble(each -> each.layer().denseOperations(each.timeSteps()))
        .sum();
  }

  private double total(EventEngine engine, int ports, int batch) {
    return layers.stream().mapToDouble(layer -> clocks(engine, ports, batch, layer)).sum();
  }

  private static double clocks(EventEngine engine, int ports, int batch, EventCase layer) {
    return mean(predict(engine, ports, batch, layer), EventClocks::clocks);
  }

  private static double mean(List<EventClocks> samples, ToLongFunction<EventClocks> figure) {
    return samples.stream().mapToLong(figure).average().orElseThrow();
  }

  private static double meanOf(List<EventClocks> samples, ToDoubleFunction<EventClocks> figure) {
    return samples.stream().mapToDouble(figure).average().orElseThrow();
  }

  private static List<EventClocks> predict(
      EventEngine engine, int ports, int batch, EventCase layer) {
    EventClockModel model = new EventClockModel(engine, EnginePorts.ofWeightPorts(ports), batch);
    return layer.samples().stream().map(spikes -> model.predict(layer.layer(), spikes)).toList();
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
