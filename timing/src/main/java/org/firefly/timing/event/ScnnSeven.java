package org.firefly.timing.event;

import java.util.List;
import org.firefly.architecture.program.FeatureMap;

/**
 * SCNN-7 behind its first layer, and how busy the inputs of its layers are: as counted on CIFAR-10
 * with the network that its authors published, T = 4.
 */
public final class ScnnSeven {
  /** Time steps of the published network. */
  public static final int TIME_STEPS = 4;

  /** What enters each layer. */
  public static final List<SpikeStatistics> SPIKES =
      List.of(
          new SpikeStatistics(0.388, 2.67),
          new SpikeStatistics(0.260, 2.18),
          new SpikeStatistics(0.140, 1.79),
          new SpikeStatistics(0.120, 1.81),
          new SpikeStatistics(0.091, 1.60),
          new SpikeStatistics(0.057, 1.57),
          new SpikeStatistics(0.04, 1.5));

  /** The layers, six convolutions and the readout. */
  public static final List<EventLayer> LAYERS =
      List.of(
          convolution(16, 64, 32),
          convolution(64, 128, 16),
          convolution(128, 128, 16),
          convolution(128, 256, 8),
          convolution(256, 256, 8),
          convolution(256, 512, 4),
          EventLayer.fullyConnected(new FeatureMap(512, 4, 4), 10));

  private ScnnSeven() {}

  private static EventLayer convolution(int inputs, int outputs, int side) {
    return EventLayer.convolution3x3(new FeatureMap(inputs, side, side), outputs);
  }
}
