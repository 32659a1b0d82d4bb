package org.firefly.simulator.clock;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.MemorySystem;

/**
 * Walks the passes of a program in order and keeps the clock at which array, spike port and output
 * port are free. A pass starts when the array is free, its tile is loaded and its first spikes are
 * there; it ends when its last position was issued, which needs its last spikes.
 */
final class LayerClock {
  /** From a plane's first beat to its first window: realigner, row memory, multiplexers. */
  private static final int WINDOW_FILL = 12;

  /** From the last position to the last output beat: array, adder tree, neurons, packing. */
  private static final int PIPELINE = 48;

  /** Descriptors and control between two layers. */
  private static final int LAYER_CONTROL = 16;

  private final AcceleratorConfig config;
  private final MemorySystem memory;
  private final WeightStream weights;
  private double arrayFree;
  private double spikePortFree;
  private double outputPortFree;
  private double passStart;
  private double weightStall;
  private double spikeStall;

  LayerClock(AcceleratorConfig config, MemorySystem memory) {
    this.config = config;
    this.memory = memory;
    double start = memory.latencyClocks() + LAYER_CONTROL;
    weights = new WeightStream(config.weightRingTiles(), rate(), memory.latencyClocks(), start);
    arrayFree = start;
  }

  private double rate() {
    return memory.portBytes();
  }

  /** Clock at which everything so far is done. */
  double now() {
    return arrayFree;
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
    spikePortFree = arrayFree + LAYER_CONTROL + memory.latencyClocks();
    spikeStall += spikePortFree - arrayFree;
    arrayFree = spikePortFree;
    outputPortFree = arrayFree;
    for (int passes : work.passesPerGroup()) {
      runGroup(work, passes);
    }
    double written = Math.max(arrayFree + PIPELINE, outputPortFree);
    double done = written + memory.latencyClocks();
    spikeStall += done - arrayFree;
    arrayFree = done;
  }

  /** The memory as a whole was slower than its ports: all waited for it. */
  void waitForMemory(double clocks, boolean mostlyWeights) {
    arrayFree += clocks;
    if (mostlyWeights) {
      weightStall += clocks;
    } else {
      spikeStall += clocks;
    }
  }

  private void runGroup(StripWork work, int passes) {
    weights.fetchHeader(work.headerBytes(passes));
    boolean resident = work.isResident(passes);
    int timeSteps = work.strip().timeSteps();
    long firstTile = weights.nextTile();
    for (int t = 0; t < timeSteps; t++) {
      if (work.isPacked()) {
        streamSpikes(work);
        waitForSpikes(spikePortFree);
      }
      for (int pass = 0; pass < passes; pass++) {
        boolean fetch = t == 0 || !resident;
        double loaded = fetch ? weights.fetchTile(config.tileBytes()) + config.parallelism() : 0;
        runPass(work, loaded);
        if (!resident || t == timeSteps - 1) {
          weights.release(resident ? firstTile + pass : weights.nextTile() - 1, passStart);
        }
      }
      if (!work.strip().readout() || t == timeSteps - 1) {
        write(work);
      }
    }
  }

  private void runPass(StripWork work, double tileLoaded) {
    if (tileLoaded > arrayFree) {
      weightStall += tileLoaded - arrayFree;
      arrayFree = tileLoaded;
    }
    if (!work.isPacked()) {
      double firstBeat = streamSpikes(work);
      waitForSpikes(firstBeat + WINDOW_FILL);
    }
    passStart = arrayFree;
    arrayFree += work.passClocks();
    if (!work.isPacked()) {
      waitForSpikes(spikePortFree);
    }
  }

  /** Streams the spikes of a pass, as early as the port is free; returns when they begin. */
  private double streamSpikes(StripWork work) {
    double begin = spikePortFree;
    spikePortFree += Math.max(work.spikeBytes() / rate(), work.entryClocks());
    return begin;
  }

  private void waitForSpikes(double ready) {
    if (ready > arrayFree) {
      spikeStall += ready - arrayFree;
      arrayFree = ready;
    }
  }

  private void write(StripWork work) {
    double begin = Math.max(outputPortFree, arrayFree - work.passClocks() + PIPELINE);
    outputPortFree = begin + work.outputBytes() / rate();
  }
}
