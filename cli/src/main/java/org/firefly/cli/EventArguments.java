package org.firefly.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firefly.events.EventSource;
import org.firefly.events.SensorSize;
import org.firefly.events.frames.FrameSpec;
import org.firefly.events.frames.Framer;
import org.firefly.events.sets.EventSet;
import org.firefly.events.sets.EventSets;
import org.firefly.events.sets.LabelledRecording;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.Samples;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Recordings of an event camera that a command line names. */
final class EventArguments {
  @ArgGroup(multiplicity = "1")
  private Place place;

  @Option(
      names = "--frames",
      paramLabel = "SPEC",
      description =
          "How recordings become time steps: tonic:n_time_bins=16, spikingjelly:number=16, 10ms and"
              + " more; see docs/events.md. Default: what the model file says.")
  private Optional<String> frames;

  @ArgGroup(exclusive = false)
  private EventReading reading = new EventReading();

  /** Exactly one of the two. */
  private static final class Place {
    @Option(
        names = "--events",
        paramLabel = "PATH",
        required = true,
        description =
            "Recordings: a file, or the test part of a labelled set: a folder per class, DVS128"
                + " Gesture's trial lists, or an SHD or SSC file.")
    private Path path;

    @ArgGroup(exclusive = false)
    private StreamArguments stream;
  }

  /** The stream, if the samples come from one. */
  Optional<StreamArguments> stream() {
    return Optional.ofNullable(place.stream);
  }

  /** How recordings and streams are read. */
  EventReading reading() {
    return reading;
  }

  /**
   * Opens the recordings.
   *
   * @param timeSteps T of the network, for frames whose number depends on the recording
   * @param err hears what was decided for the user
   * @throws org.firefly.events.EventException if they cannot be used
   */
  Samples open(Network network, int timeSteps, PrintWriter err) {
    FrameSpec spec = spec(network, timeSteps, err);
    Framer framer = new Framer(spec, reading.options(), sensor(network, spec));
    Optional<EventSet> set = EventSets.find(place.path, EventSets.Part.TEST);
    List<EventSource> recordings =
        set.map(s -> s.recordings().stream().map(LabelledRecording::source).toList())
            .orElseGet(() -> List.of(single()));
    int steps = (int) spec.fixedCount().orElseThrow();
    return new Samples(
        new EventSpikes(recordings, framer, steps, spec.channels()),
        set.map(s -> s.recordings().stream().mapToInt(LabelledRecording::label).toArray()),
        () -> {});
  }

  private EventSource single() {
    if (Files.isDirectory(place.path)) {
      throw new HostException(
          place.path + " holds no folders of recordings; give one folder per class.");
    }
    return EventSource.ofFile(place.path);
  }

  /**
   * How events become frames: the user's way, else the model file's.
   *
   * @throws HostException if nobody says it
   */
  FrameSpec frames(Network network) {
    return FrameSpec.parse(
        frames
            .or(() -> FireFlyNotes.of(network.metadata()).frames())
            .orElseThrow(
                () ->
                    new HostException(
                        "The model file does not say how recordings become frames; add --frames as in its training, such as tonic:n_time_bins=16.")));
  }

  private FrameSpec spec(Network network, int timeSteps, PrintWriter err) {
    FrameSpec spec = frames(network);
    if (spec.fixedCount().isEmpty()) {
      err.printf(
          Locale.ROOT,
          "Every recording gets %d frames: later ones are left out, missing ones are empty;"
              + " +frames=N sets another number.%n",
          timeSteps);
      spec = spec.withFrames(timeSteps);
    }
    if (!spec.clipped()) {
      err.println("Counts above 1 are clipped to 1, since the accelerator takes spikes.");
    }
    return spec.asClipped();
  }

  /** The network's own size, for recordings that nothing changes and that do not say theirs. */
  static Optional<SensorSize> sensor(Network network, FrameSpec spec) {
    return map(network).filter(m -> spec.transforms().isEmpty()).map(EventArguments::sensor);
  }

  /** The network's input, if it is a map. */
  static Optional<Shape> map(Network network) {
    return network.flatten().nodes().values().stream()
        .filter(Node.Input.class::isInstance)
        .map(node -> ((Node.Input) node).shape())
        .filter(shape -> shape.rank() == 3)
        .findFirst();
  }

  private static SensorSize sensor(Shape shape) {
    return new SensorSize(shape.dimension(2), shape.dimension(1));
  }
}
