package org.firefly.simulator;

import org.firefly.architecture.LayerDescriptor;
import org.firefly.simulator.ExactGroup.Place;

/** Runs one strip of a layer. */
final class StripExecutor {
  private final Strip strip;
  private final LayerDescriptor layer;
  private final int samples;
  private final OutputWriter output;
  private final MembraneArithmetic arithmetic;
  private final ExactGroup exact;

  StripExecutor(Strip strip, DeviceMemory memory, int samples) {
    this.strip = strip;
    this.layer = strip.descriptor();
    this.samples = samples;
    this.output = new OutputWriter(strip, memory);
    this.arithmetic = new MembraneArithmetic(strip.config());
    this.exact = new ExactGroup(strip, new SpikeReader(strip, memory), arithmetic);
  }

  void run() throws InterruptedException {
    output.clear(samples);
    for (int group = 0; group < layer.outputGroups(); group++) {
      for (int sample = 0; sample < samples; sample++) {
        for (int row = 0; row < layer.outputHeight(); row++) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          for (int column = 0; column < layer.outputWidth(); column++) {
            position(group, sample, row, column);
          }
        }
      }
    }
  }

  private void position(int group, int sample, int row, int column) {
    int[] membranes = new int[strip.config().parallelism()];
    int halves = membranes.length / Short.SIZE;
    for (int t = 0; t < layer.timeSteps(); t++) {
      int spikes = exact.step(new Place(t, group, sample, row, column), membranes);
      for (int half = 0; half < halves; half++) {
        int bits = spikes >>> half * Short.SIZE & 0xFFFF;
        output.orSpikes(t, group * halves + half, sample, row, column, bits);
      }
    }
    if (layer.readout()) {
      for (int lane = 0; lane < membranes.length; lane++) {
        output.membrane(group * membranes.length + lane, sample, row, column, membranes[lane]);
      }
    }
  }

  long effectiveOperations() {
    return exact.operations();
  }

  boolean overflow() {
    return arithmetic.overflow();
  }
}
