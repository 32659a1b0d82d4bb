package org.firefly.training;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.firefly.events.EventOptions;
import org.firefly.events.SensorSize;
import org.firefly.events.frames.FrameSpec;
import org.firefly.events.frames.Framer;
import org.firefly.events.sets.EventSets;
import org.firefly.host.samples.LabelledImages;

/** Reads the two parts of what a network is trained on. */
record TrainingData(Path folder, Topology topology, Optional<FrameSpec> frames) {
  static TrainingData of(TrainingConfig config) {
    return new TrainingData(config.data(), Topology.parse(config.network()), config.frames());
  }

  /**
   * Samples to learn from.
   *
   * @throws TrainingException if they do not fit the network
   * @throws org.firefly.host.file.HostException if images cannot be used
   * @throws org.firefly.events.EventException if recordings cannot be used
   */
  LabelledSamples training() {
    return fitting(
        frames.isPresent()
            ? recordings(EventSets.Part.TRAINING)
            : new ImageSamples(LabelledImages.trainingSet(folder)));
  }

  /** Samples to measure with; the same exceptions. */
  LabelledSamples test() {
    return fitting(
        frames.isPresent()
            ? recordings(EventSets.Part.TEST)
            : new ImageSamples(LabelledImages.testSet(folder)));
  }

  private LabelledSamples recordings(EventSets.Part part) {
    SensorSize sensor = new SensorSize(topology.columns(), topology.rows());
    Framer framer = new Framer(frames.orElseThrow(), EventOptions.defaults(), Optional.of(sensor));
    return new FrameSamples(EventSets.open(folder, part), framer);
  }

  private LabelledSamples fitting(LabelledSamples samples) {
    if (samples.channels() != topology.channels()
        || samples.rows() != topology.rows()
        || samples.columns() != topology.columns()) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "The samples have %d channels of %d x %d but the network takes %d of %d x %d.",
              samples.channels(),
              samples.rows(),
              samples.columns(),
              topology.channels(),
              topology.rows(),
              topology.columns()));
    }
    for (int i = 0; i < samples.count(); i++) {
      if (samples.label(i) >= topology.classes()) {
        throw new TrainingException(
            String.format(
                Locale.ROOT,
                "Sample %d has label %d but the network has %d classes.",
                i,
                samples.label(i),
                topology.classes()));
      }
    }
    return samples;
  }
}
