package org.firefly.timing;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.Pass;

/** Which positions make a word of output, and where it lies. */
final class OutputSide {
  /** From a position to its word at the packer, for the first 16 lanes. */
  private static final int PIPELINE = 18;

  /** Clocks more in cores with synaptic currents, which lie between the sums and the membranes. */
  private static final int CURRENTS = 3;

  /** From a word at the packer that nobody writes to the end of a descriptor that writes none. */
  private static final int DRAINED = 1;

  /** Lanes whose sums come together; those of the next as many clocks later, and one. */
  private static final int BLOCK = AcceleratorConfig.INPUTS_PER_CHAIN;

  private final WritePort port;
  private final int pipeline;
  private StripWork work;
  private int group;
  private int timeStep;

  OutputSide(WritePort port, AcceleratorConfig config) {
    this.port = port;
    int blocks = config.parallelism() / BLOCK;
    pipeline = PIPELINE + (config.synapses() ? CURRENTS : 0) + (blocks - 1) * (BLOCK + 1);
  }

  /** Begins a descriptor, when all of the one before is written. */
  void begin(StripWork strip, double clock) {
    work = strip;
    port.begin(strip, clock);
  }

  /** The passes that follow belong to a time step of an output group. */
  void startStep(StripWork strip, int ofGroup, int step) {
    work = strip;
    group = ofGroup;
    timeStep = step;
  }

  /** Clock of the last response, or of what stands for it where nothing is written. */
  double lastResponse(double lastPosition) {
    return work.strip().piece().continued()
        ? lastPosition + pipeline + DRAINED
        : port.lastResponse();
  }

  /** Lets the positions of a row pass the gate, and writes what they make. */
  void issueRow(Gate gate, Pass pass, int sample, int y) {
    LayerDescriptor layer = work.strip();
    int step = layer.output().pool() ? 2 : 1;
    int times = work.timesAtGate(pass);
    boolean inBlock = y % step == step - 1;
    if (!pass.last() || !writesAtThisStep() || !inBlock) {
      gate.pass(0, layer.output().width() * times);
      return;
    }
    int row = y / step;
    port.startAt(wordOfRow(sample, row));
    boolean lastRow = row == layer.output().pooledHeight() - 1;
    for (int x = 0; x < layer.output().pooledWidth(); x++) {
      gate.pass(port.room(), step * times);
      boolean lastWord = lastRow && x == layer.output().pooledWidth() - 1;
      port.add(gate.next() + pipeline, lastWord && work.endsRun(sample));
    }
    gate.pass(0, layer.output().width() % step * times);
  }

  private boolean writesAtThisStep() {
    return !work.strip().piece().continued() && isStepWritten();
  }

  private boolean isStepWritten() {
    return !work.strip().output().readout() || timeStep == work.strip().block().timeSteps() - 1;
  }

  private long wordOfRow(int sample, int row) {
    int step = work.strip().output().readout() ? 0 : timeStep;
    return work.outputWord(group, step, sample) + (long) row * work.strip().output().pooledWidth();
  }
}
