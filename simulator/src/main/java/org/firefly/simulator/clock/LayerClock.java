package org.firefly.simulator.clock;

import java.util.Arrays;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.LayerDescriptor;
import org.firefly.architecture.MemorySystem;
import org.firefly.architecture.Pass;

/**
 * Walks the passes of a program in order, row by row. A position passes the gate when its tile is
 * loaded, its spikes are there, and the output has room.
 */
final class LayerClock {
  /** From start to the first request of a run. */
  private static final int START = 4;

  /** From a new layer to its first pass. */
  private static final int BEGIN = 7;

  /** From the last response, or the last position, to the end of the layer. */
  private static final int END = 4;

  /** From the last beat of a descriptor on the bus to its preparation. */
  private static final int DESCRIPTOR = 6;

  /** From the last beat of a tile on the bus to the first position that may use it. */
  private static final int TILE = 12;

  /** Clocks by which the rows of a tile are asked for before the next may follow. */
  private static final int PRELOADED_ROWS = 4;

  /** From a position to its word at the packer, for the first 16 lanes. */
  private static final int PIPELINE = 18;

  /** Lanes whose sums are one block later. */
  private static final int BLOCK = 16;

  /** A pass keeps as many clocks from the last position of the one before, if that was shorter. */
  private static final int MEMBRANE_LOOP = 9;

  /** Passes whose spikes may be asked for before they work. */
  private static final int PASSES_AHEAD = 34;

  /** From a pass to the request of its plane. */
  private static final int PLANE = 4;

  /** From a pass of an idle core to its first position at the gate. */
  private static final int WALK = 6;

  private static final int WINDOW = 3;

  private final AcceleratorConfig config;
  private final List<StripWork> strips;
  private final WeightSide weights;
  private final SpikeSide spikes;
  private final WritePort output;
  private final double[] passStarts = new double[PASSES_AHEAD];
  private double descriptorRead;
  private int strip;
  private double now;
  private double next;
  private double passStart = -1e9;
  private double previousStart = -1e9;
  private double planeRequest;
  private double pass;
  private long passes;
  private long windowRows;
  private final double[] vectorEnds = new double[2];
  private long vectors;
  private double vectorThere;
  private double drained;
  private int group;
  private int source;
  private int timeStep;
  private double weightStall;
  private double spikeStall;

  LayerClock(AcceleratorConfig config, MemorySystem memory, List<StripWork> strips) {
    this.config = config;
    this.strips = strips;
    double beatClocks = Math.max(1, (double) config.beatBytes() / memory.portBytes());
    int latency = Math.max(1, memory.latencyClocks());
    weights =
        new WeightSide(strips, new ReadPort(beatClocks, latency), config.weightRingTiles());
    spikes = new SpikeSide(new ReadPort(beatClocks, latency));
    output = new WritePort(beatClocks, latency);
    descriptorRead = spikes.readDescriptor(START, strips.get(0));
  }

  /** Clock at which everything so far is done. */
  double now() {
    return now;
  }

  /** Clocks that the array has waited for tiles since {@link #startLayer}. */
  double weightStall() {
    return weightStall;
  }

  /** Clocks that the array has waited for spikes since {@link #startLayer}. */
  double spikeStall() {
    return spikeStall;
  }

  void startLayer() {
    weightStall = 0;
    spikeStall = 0;
  }

  /** Runs one descriptor from the previous one's last write response to its own. */
  void run(StripWork work) {
    double prepared = descriptorRead + DESCRIPTOR + Preparation.clocks(work);
    double taken = Math.max(now + 1, prepared);
    if (strip + 1 < strips.size()) {
      descriptorRead = spikes.readDescriptor(taken + 1, strips.get(strip + 1));
    }
    double before = now;
    next = taken + BEGIN;
    output.begin(work, next);
    pass = next;
    planeRequest = 0;
    windowRows = spikes.rows();
    Arrays.fill(vectorEnds, 0);
    group = 0;
    source = 0;
    int entry = 0;
    for (int count : work.passesPerGroup()) {
      runGroup(work, count, entry);
      entry += count;
    }
    strip++;
    double last = next - 1;
    now = Math.max(Math.max(last + END, output.lastResponse()) + END, drained);
    spikeStall += taken + BEGIN - before + now - last;
  }

  /** The memory as a whole was slower than its ports: all waited for it. */
  void waitForMemory(double clocks, boolean mostlyWeights) {
    now += clocks;
    if (mostlyWeights) {
      weightStall += clocks;
    } else {
      spikeStall += clocks;
    }
  }

  private void runGroup(StripWork work, int count, int entry) {
    pass = Math.max(pass, weights.group(strip));
    boolean resident = work.isResident(count);
    int timeSteps = work.strip().timeSteps();
    long firstTile = weights.nextTile();
    for (int t = 0; t < timeSteps; t++) {
      timeStep = t;
      for (int i = 0; i < count; i++) {
        boolean fetch = t == 0 || !resident;
        double loaded =
            fetch ? weights.fetchTile(work.beatOfTile(entry + i), work.tileBeats()) + TILE : 0;
        fetchSpikes(work, work.pass(entry + i), t);
        boolean writes = i == count - 1 && (!work.strip().readout() || t == timeSteps - 1);
        runPass(work, work.pass(entry + i), loaded, writes);
        if (!resident || t == timeSteps - 1) {
          long tile = resident ? firstTile + i : weights.nextTile() - 1;
          weights.release(tile, passStart + config.parallelism() - PRELOADED_ROWS);
        }
      }
    }
    group++;
    weights.endGroup(previousStart + config.parallelism() - PRELOADED_ROWS, next);
  }

  private void fetchSpikes(StripWork work, Pass command, int t) {
    int place = (int) (passes++ % PASSES_AHEAD);
    pass = Math.max(pass + 1, passStarts[place]);
    int walked = Math.abs(command.source() - source);
    if (command.first() && t > 0) {
      walked = 0;
    }
    source = command.source();
    planeRequest = Math.max(planeRequest + WINDOW, pass + PLANE) + (work.isPacked() ? 0 : walked);
    if (!work.isPacked()) {
      spikes.plane(work, planeRequest, work.firstBeatOfPlane(t, command.source()), 0);
    } else if (command.first()) {
      double free = vectorEnds[(int) (vectors++ % 2)];
      for (int group = 0; group < work.strip().inputGroups(); group++) {
        spikes.plane(work, planeRequest++, work.firstBeatOfPlane(t, group), free);
      }
      long rows = spikes.rows() + (long) work.strip().inputGroups() * work.rowsPerPlane();
      vectorThere = spikes.complete(rows);
    }
  }

  private void runPass(StripWork work, Pass command, double loaded, boolean writes) {
    next = Math.max(next, passStart + config.parallelism());
    if (work.positions() < MEMBRANE_LOOP) {
      next = Math.max(next, lastPosition + MEMBRANE_LOOP);
    }
    next = Math.max(next, pass + WALK);
    weightStall += Math.max(0, loaded - next);
    next = Math.max(next, loaded);
    starts = true;
    waitForSpikes(work.isPacked() ? vectorThere : drained);
    issueRows(work, command, writes);
    passStarts[(int) ((passes - 1) % PASSES_AHEAD)] = passStart;
    if (work.isPacked() && command.last()) {
      vectorEnds[(int) ((vectors - 1) % 2)] = next;
    }
  }

  private double lastPosition;
  private boolean starts;

  private void issueRows(StripWork work, Pass command, boolean writes) {
    LayerDescriptor shape = work.strip();
    int height = shape.inputHeight();
    for (int sample = 0; sample < work.samples(); sample++) {
      output.startAt(work.outputWord(group, work.strip().readout() ? 0 : timeStep, sample));
      for (int y = 0; y < shape.outputHeight(); y++) {
        if (!work.isPacked()) {
          int top = shape.stride() * y + command.offsetY();
          spikes.release(windowRowsBase(work) + Math.max(0, Math.min(top, height)), next);
          int need = Math.max(-WINDOW, Math.min(top, height - WINDOW)) + WINDOW;
          long base = windowRowsBase(work);
          if (spikes.rows() < base + need) {
            waitForSpikes(spikes.complete(base + need));
          }
        }
        if (starts) {
          previousStart = passStart;
          passStart = next;
          starts = false;
        }
        issueRow(work, sample, y, writes);
      }
      if (!work.isPacked()) {
        windowRows += height;
      }
    }
    lastPosition = next - 1;
    if (!work.isPacked() && spikes.rows() < windowRows) {
      spikes.release(windowRows, next);
      drained = spikes.complete(windowRows);
    }
    if (!work.isPacked()) {
      spikes.release(windowRows, next);
    }
  }

  private long windowRowsBase(StripWork work) {
    return windowRows;
  }

  private void waitForSpikes(double ready) {
    if (ready > next) {
      spikeStall += ready - next;
      next = ready;
    }
  }

  private void issueRow(StripWork work, int sample, int y, boolean writes) {
    LayerDescriptor shape = work.strip();
    int width = shape.outputWidth();
    boolean pool = shape.pool();
    if (!writes || pool && (y % 2 == 0 || y / 2 >= shape.pooledHeight())) {
      next += width;
      return;
    }
    int step = pool ? 2 : 1;
    boolean lastRow = y / step == shape.pooledHeight() - 1;
    for (int x = 0; x < shape.pooledWidth(); x++) {
      next = Math.max(next, output.room()) + step;
      boolean lastWord = lastRow && x == shape.pooledWidth() - 1;
      double word = next + PIPELINE + (config.parallelism() / BLOCK - 1) * (BLOCK + 1);
      output.add(word, lastWord && work.endsRun(sample));
    }
    next += width % step;
  }
}
