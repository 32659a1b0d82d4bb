package org.firefly.cli.timeline;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.Program;
import org.firefly.files.OutputFile;
import org.firefly.runtime.CoreCounters;
import org.firefly.runtime.LayerCounters;
import org.firefly.timing.ClockListener;
import org.firefly.timing.ClockModel;

/** A batch block on one core as a time line: what the clock model and others say of it. */
public final class Trace {
  private static final int MODELLED = 1;
  private static final int TRACED = 2;
  private static final int COUNTED = 3;
  private static final int COUNTED_LAYERS = 1;

  private final TimeLine line;
  private final List<TracedCore> cores = new ArrayList<>();

  /**
   * The time line of a full batch block by the clock model.
   *
   * @param program compiled for the board
   * @param board where it runs
   */
  public Trace(Program program, Board board) {
    line = new TimeLine(board.clockMHz());
    ClockListener model = core(MODELLED, "clock model (estimate), batch " + program.batch());
    ClockModel.estimate(program, board, program.batch(), model);
  }

  private ClockListener core(int process, String title) {
    TracedCore core = new TracedCore(line, process, title);
    cores.add(core);
    return core;
  }

  /** Adds a run that tells of itself, once. */
  public ClockListener traced(String title) {
    return core(TRACED, title);
  }

  /** Adds what the cores of a device counted. */
  public void counted(CoreCounters counters) {
    line.process(COUNTED, "counted by the core, mean of " + counters.blocks() + " blocks");
    line.track(COUNTED, COUNTED_LAYERS, "layers");
    double start = 0;
    List<LayerCounters> layers = counters.layers();
    for (LayerCounters layer : layers) {
      double clocks = (double) layer.clocks() / counters.blocks();
      line.slice(
          COUNTED,
          COUNTED_LAYERS,
          layer.name(),
          start,
          start + clocks,
          layer == layers.get(0) ? totals(counters) : Map.of());
      start += clocks;
    }
  }

  /** Counters of whole runs stand with the first layer. */
  private static Map<String, Object> totals(CoreCounters counters) {
    Map<String, Object> totals = new LinkedHashMap<>();
    double blocks = counters.blocks();
    totals.put("all layers: start to done", counters.clocks() / blocks);
    totals.put("all layers: array busy", counters.busy() / blocks);
    totals.put("all layers: stalled for weights", counters.weightStalls() / blocks);
    totals.put("all layers: stalled for spikes", counters.spikeStalls() / blocks);
    totals.put("all layers: stalled for output", counters.outputStalls() / blocks);
    return totals;
  }

  /**
   * Writes the time line, once, when everything was added.
   *
   * @throws org.firefly.files.OutputException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    cores.forEach(TracedCore::finish);
    try (OutputFile whole = new OutputFile(file);
        OutputStream stream = new BufferedOutputStream(Files.newOutputStream(whole.temporary()))) {
      line.write(stream);
      whole.finish();
    }
  }
}
