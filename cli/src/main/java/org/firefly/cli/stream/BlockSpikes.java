package org.firefly.cli.stream;

import java.util.List;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.host.samples.SpikeSource;

/** The windows that one worker runs together, as samples 0 to n - 1. */
final class BlockSpikes implements SpikeSource {
  private final FeatureMap map;
  private final int timeSteps;
  private List<WindowQueue.Waiting> windows = List.of();

  BlockSpikes(FeatureMap map, int timeSteps) {
    this.map = map;
    this.timeSteps = timeSteps;
  }

  void set(List<WindowQueue.Waiting> next) {
    windows = next;
  }

  @Override
  public int count() {
    return windows.size();
  }

  @Override
  public FeatureMap map() {
    return map;
  }

  @Override
  public int timeSteps() {
    return timeSteps;
  }

  @Override
  public byte[] read(int sample) {
    return windows.get(sample).window().spikes();
  }
}
