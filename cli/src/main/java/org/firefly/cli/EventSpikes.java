package org.firefly.cli;

import java.util.List;
import java.util.Locale;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.events.EventSource;
import org.firefly.events.SensorSize;
import org.firefly.events.frames.Framer;
import org.firefly.events.frames.Frames;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.SpikeSource;

/** Recordings as spikes: clipped frames, cut when they are asked for. */
final class EventSpikes implements SpikeSource {
  private final List<EventSource> recordings;
  private final Framer framer;
  private final int timeSteps;
  private final FeatureMap map;

  /**
   * @param framer gives frames that are clipped to 1
   * @param timeSteps T of every recording
   * @param channels of a frame
   */
  EventSpikes(List<EventSource> recordings, Framer framer, int timeSteps, int channels) {
    this.recordings = recordings;
    this.framer = framer;
    this.timeSteps = timeSteps;
    SensorSize size = framer.frameSize(recordings.get(0));
    map = new FeatureMap(channels, size.height(), size.width());
  }

  @Override
  public int count() {
    return recordings.size();
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
    Frames frames = framer.frames(recordings.get(sample));
    if (frames.counts().length != timeSteps * map.size()) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "%s gives frames of %s, but the first recording gives %d x %d; add a crop, or name the sensor's size.",
              recordings.get(sample).name(),
              frames.size(),
              map.width(),
              map.height()));
    }
    byte[] spikes = new byte[frames.counts().length];
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = (byte) frames.counts()[i];
    }
    return spikes;
  }
}
