package org.firefly.timing;

import java.util.List;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.Pass;
import org.firefly.timing.ClockListener.Port;

/** Walks the passes of a program in order, row by row, past the {@link Gate}. */
final class LayerClock {
  /** From a new layer to its first pass. */
  private static final int BEGIN = 7;

  /** From the last response, or the last position, to the end of the layer. */
  private static final int END = 4;

  /** From the last beat of a descriptor on the bus to its preparation. */
  private static final int DESCRIPTOR = 6;

  /** From a descriptor that is taken to the request of the next. */
  private static final int NEXT_DESCRIPTOR = 2;

  /** From the last beat of a tile on the bus to the first position that may use it. */
  private static final int TILE = 12;

  /** Clocks before the end of the first P of a pass at which the next tile is taken. */
  private static final int NEXT_TILE = 4;

  private final ClockListener listener;
  private final AcceleratorConfig config;
  private final List<StripWork> strips;
  private final WeightSide weights;
  private final SpikeSide spikes;
  private final OutputSide output;
  private final PassQueue queue;
  private final RowWindow rows;
  private final VectorHalves vectors = new VectorHalves();
  private final Gate gate;
  private double descriptorRead;
  private int strip;
  private double now;

  LayerClock(
      AcceleratorConfig config,
      MemorySystem memory,
      List<StripWork> strips,
      ClockListener listener) {
    this.listener = listener;
    this.config = config;
    this.strips = strips;
    double beatClocks = Math.max(1, (double) config.beatBytes() / memory.portBytes());
    int latency = Math.max(1, memory.latencyClocks());
    weights =
        new WeightSide(
            strips, weightPorts(beatClocks, latency), config.weightRingTiles(), listener);
    spikes = new SpikeSide(new ReadPort(beatClocks, latency, listener, Port.SPIKES), listener);
    output = new OutputSide(new WritePort(beatClocks, latency, listener), config);
    queue = new PassQueue(spikes);
    rows = new RowWindow(spikes);
    gate = new Gate(config.parallelism(), listener);
    descriptorRead = spikes.readFirstDescriptor(strips.get(0));
  }

  private List<ReadPort> weightPorts(double beatClocks, int latency) {
    return Stream.of(Port.WEIGHTS, Port.WEIGHTS_2, Port.WEIGHTS_3)
        .limit(config.weightPorts())
        .map(port -> new ReadPort(beatClocks, latency, listener, port))
        .toList();
  }

  /** Clock at which everything so far is done. */
  double now() {
    return now;
  }

  /** Clocks that the array has waited for tiles since {@link #clearStalls}. */
  double weightStall() {
    return gate.weightStall();
  }

  /** Clocks that the array has waited for spikes since {@link #clearStalls}. */
  double spikeStall() {
    return gate.spikeStall();
  }

  /** Clocks that the array has waited for room for its output since {@link #clearStalls}. */
  double outputStall() {
    return gate.outputStall();
  }

  void clearStalls() {
    gate.clearStalls();
  }

  /** Runs one descriptor from the previous one's last write response to its own. */
  void run(StripWork work) {
    double taken = take(work);
    begin(work, taken + BEGIN);
    int entry = 0;
    for (int group = 0; group < work.passesPerGroup().size(); group++) {
      runGroup(work, group, entry);
      entry += work.passesPerGroup().get(group);
    }
    strip++;
    double before = now;
    double last = gate.next() - 1;
    now = Math.max(Math.max(last + END, output.lastResponse(last)) + END, rows.drained());
    gate.stallForSpikes(taken + BEGIN - before + now - last);
  }

  /** Takes a descriptor, when it is prepared, and reads the next. */
  private double take(StripWork work) {
    double prepared = descriptorRead + DESCRIPTOR + Preparation.clocks(work);
    double taken = Math.max(now + 1, prepared);
    if (strip + 1 < strips.size()) {
      descriptorRead = spikes.readDescriptor(taken + NEXT_DESCRIPTOR, strips.get(strip + 1));
    }
    return taken;
  }

  private void begin(StripWork work, double clock) {
    gate.begin(clock);
    output.begin(work, clock);
    queue.begin(clock);
    rows.begin();
    vectors.begin();
  }

  /** All waits until the memory as a whole, which may be slower than its ports, is done. */
  void waitForMemory(double done, boolean mostlyWeights) {
    double clocks = Math.max(0, done - now);
    now += clocks;
    if (mostlyWeights) {
      gate.stallForWeights(clocks);
    } else {
      gate.stallForSpikes(clocks);
    }
  }

  private void runGroup(StripWork work, int group, int entry) {
    queue.announce(weights.group(strip));
    int count = work.passesPerGroup().get(group);
    boolean resident = work.isResident(count);
    long firstTile = weights.nextTile();
    for (int t = 0; t < work.strip().block().timeSteps(); t++) {
      output.startStep(work, group, t);
      boolean lastUse = !resident || t == work.strip().block().timeSteps() - 1;
      for (int i = 0; i < count; i++) {
        long tile = resident ? firstTile + i : weights.nextTile();
        runPass(work, entry + i, t, !resident || t == 0);
        if (lastUse) {
          weights.release(tile, nextTile(gate.passStart()));
        }
      }
    }
    weights.endGroup(nextTile(gate.previousStart()), gate.next());
  }

  /** Clock at which the array has read the tile of a pass and takes the next. */
  private double nextTile(double passStart) {
    return passStart + config.parallelism() - NEXT_TILE;
  }

  private void runPass(StripWork work, int entry, int timeStep, boolean fetches) {
    double loaded =
        fetches ? weights.fetchTile(work.beatOfTile(entry), work.partBeats()) + TILE : 0;
    Pass pass = work.pass(entry);
    double there = queue.take();
    if (!work.isPacked()) {
      queue.fetchPlane(work, pass, timeStep);
    } else if (pass.first()) {
      vectors.complete(gather(work, timeStep));
    }
    gate.openPass(there, work.positions());
    gate.waitForTile(loaded);
    gate.waitForSpikes(work.isPacked() ? vectors.complete() : rows.drained());
    issueRows(work, pass);
    queue.started(gate.passStart());
    listener.pass(entry, timeStep, gate.passStart(), gate.next());
    if (work.isPacked() && pass.last()) {
      vectors.leave(gate.next());
    }
  }

  private double gather(StripWork work, int timeStep) {
    queue.fetchVector(work, timeStep, vectors.free());
    return spikes.complete(
        spikes.rows() + (long) work.strip().input().groups() * work.plane().count());
  }

  private void issueRows(StripWork work, Pass pass) {
    LayerDescriptor layer = work.strip();
    for (int sample = 0; sample < work.samples(); sample++) {
      for (int y = 0; y < layer.output().height(); y++) {
        if (!work.isPacked()) {
          int top = layer.input().windowStride() * y + pass.offsetY();
          gate.waitForSpikes(rows.reach(layer, top, gate.next()));
        }
        gate.startRow();
        output.issueRow(gate, pass, sample, y);
      }
      if (!work.isPacked()) {
        rows.leaveSample(layer);
      }
    }
    if (!work.isPacked()) {
      rows.leavePlane(gate.next());
    }
  }
}
