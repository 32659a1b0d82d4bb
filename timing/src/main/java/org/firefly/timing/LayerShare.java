package org.firefly.timing;

import java.util.ArrayList;
import java.util.List;

/** What the descriptors of one layer take of the clocks. */
final class LayerShare {
  private final List<StripWork> strips = new ArrayList<>();
  private double clocks;
  private double weightStall;
  private double spikeStall;
  private double outputStall;

  /** Runs the next of its descriptors. */
  void run(StripWork work, LayerClock clock) {
    strips.add(work);
    double before = clock.now();
    clock.clearStalls();
    clock.run(work);
    add(clock, before);
  }

  /** Waits until the memory as a whole has moved all bytes. */
  void waitForMemory(double done, LayerClock clock) {
    double before = clock.now();
    clock.clearStalls();
    clock.waitForMemory(done, weightBytes() > spikeBytes());
    add(clock, before);
  }

  private void add(LayerClock clock, double before) {
    clocks += clock.now() - before;
    weightStall += clock.weightStall();
    spikeStall += clock.spikeStall();
    outputStall += clock.outputStall();
  }

  List<StripWork> strips() {
    return strips;
  }

  double clocks() {
    return clocks;
  }

  double weightStall() {
    return weightStall;
  }

  double spikeStall() {
    return spikeStall;
  }

  long weightBytes() {
    return strips.stream().mapToLong(StripWork::weightBytes).sum();
  }

  long spikeBytes() {
    return strips.stream().mapToLong(StripWork::allSpikeBytes).sum();
  }

  long outputBytes() {
    return strips.stream().mapToLong(StripWork::allOutputBytes).sum();
  }

  long arrayClocks() {
    return strips.stream().mapToLong(StripWork::arrayClocks).sum();
  }

  /** Where some clocks of the layer went. */
  ClockCauses causes(long all) {
    long issued = strips.stream().mapToLong(StripWork::issueClocks).sum();
    return ClockCauses.of(all, issued, weightStall, spikeStall, outputStall);
  }
}
