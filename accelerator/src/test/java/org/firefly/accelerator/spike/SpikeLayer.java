package org.firefly.accelerator.spike;

import org.firefly.accelerator.channel.LayerRegisters;
import org.firefly.cosimulation.Simulation;

/** Layer registers of a test. */
record SpikeLayer(
    boolean packed,
    int stride,
    boolean pool,
    boolean readout,
    int samples,
    int inputGroups,
    int inputHeight,
    int inputWidth,
    int rowPitch,
    int samplePitch,
    int vectorPlaneWords,
    int outputHeight,
    int outputWidth) {

  /** A window layer with offset-free 3x3 windows on dense planes. */
  static SpikeLayer window(int stride, int samples, int height, int width) {
    int outputHeight = (height + stride - 1) / stride;
    int outputWidth = (width + stride - 1) / stride;
    return new SpikeLayer(
        false,
        stride,
        false,
        false,
        samples,
        1,
        height,
        width,
        width,
        height * width,
        1,
        outputHeight,
        outputWidth);
  }

  /** A packed layer whose positions lie in one row. */
  static SpikeLayer packed(int positions, int inputGroups, int vectorPlaneWords) {
    return new SpikeLayer(
        true, 1, false, false, 1, inputGroups, 1, 1, 1, 1, vectorPlaneWords, 1, positions);
  }

  int positions() {
    return samples * outputHeight * outputWidth;
  }

  /** Words from the first to the last that is needed. */
  int planeWords() {
    return packed
        ? positions() * vectorPlaneWords
        : (samples - 1) * samplePitch + (inputHeight - 1) * rowPitch + inputWidth;
  }

  int vectorWords() {
    return inputGroups * vectorPlaneWords;
  }

  int vectorChunks() {
    return (vectorWords() + 8) / 9;
  }

  void poke(Simulation simulation, LayerRegisters layer) {
    simulation.poke(layer.input().packed(), packed);
    simulation.poke(layer.input().strideTwo(), stride - 1);
    simulation.poke(layer.piece().continues(), 0);
    simulation.poke(layer.piece().continued(), 0);
    simulation.poke(layer.output().pool(), pool);
    simulation.poke(layer.output().readout(), readout);
    simulation.poke(layer.output().samples(), samples);
    simulation.poke(layer.input().height(), inputHeight);
    simulation.poke(layer.input().width(), inputWidth);
    simulation.poke(layer.input().rowPitch(), rowPitch);
    simulation.poke(layer.input().samplePitch(), samplePitch);
    simulation.poke(layer.input().vectorPlaneWords(), vectorPlaneWords);
    simulation.poke(layer.output().height(), outputHeight);
    simulation.poke(layer.output().width(), outputWidth);
    simulation.poke(layer.positions(), positions());
  }
}
