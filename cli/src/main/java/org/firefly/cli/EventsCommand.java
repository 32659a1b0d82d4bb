package org.firefly.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firefly.cli.picture.EventPicture;
import org.firefly.cli.report.EventReport;
import org.firefly.events.EventException;
import org.firefly.events.EventSource;
import org.firefly.events.RecordingSummary;
import org.firefly.events.SensorSize;
import org.firefly.events.frames.FrameSpec;
import org.firefly.events.frames.Framer;
import org.firefly.events.sets.EventSet;
import org.firefly.events.sets.EventSets;
import org.firefly.events.sets.LabelledRecording;
import org.firefly.host.file.Json;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is in a recording of an event camera. */
@Command(
    name = "events",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows what is in a recording of an event camera, of any known format: events, size, times,"
          + " rate, polarity, gaps, and what was dropped and why. Memory does not grow with the file."
    },
    footer = {
      "",
      "Examples:",
      "  firefly events recording.raw --json summary.json",
      "  firefly events recording.aedat4 --picture all.png --animation frames.gif --frames 20ms",
      "  firefly events shd_test.h5 --recording 17",
      "  firefly events 00001.bin --sensor 34x34 --event-rule overflow-marker=event"
    })
final class EventsCommand implements Callable<Integer> {
  /** All events in one frame. */
  private static final String ALL = "spikingjelly:number=1";

  @Parameters(paramLabel = "FILE", description = "The recording.")
  private Path file;

  @Mixin private EventReading reading;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--json",
      paramLabel = "R.json",
      description = "Writes all that is shown, and more, as JSON.")
  private Optional<Path> json;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--picture",
      paramLabel = "P.png",
      description = "Writes a picture of all events: brighter orange, darker blue.")
  private Optional<Path> picture;

  @Option(
      converter = OutputPath.ToFile.class,
      names = "--animation",
      paramLabel = "A.gif",
      description = "Writes an animation of the frames.")
  private Optional<Path> animation;

  @Option(
      names = "--frames",
      paramLabel = "SPEC",
      defaultValue = "tonic:n_time_bins=30",
      description =
          "Frames of the animation, such as tonic:n_time_bins=16, spikingjelly:number=16 or 10ms."
              + " Default: ${DEFAULT-VALUE}.")
  private String frames;

  @Option(
      names = "--recording",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which recording of an SHD or SSC file, from 0 on. Default: ${DEFAULT-VALUE}.")
  private int number;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    FrameSpec framing = FrameSpec.parse(frames);
    EventSource source = source();
    RecordingSummary summary = RecordingSummary.of(source, reading.options());
    print(summary);
    if (json.isPresent()) {
      Json.write(EventReport.of(summary), json.get());
    }
    if (picture.isPresent()) {
      writePicture(source, summary);
    }
    if (animation.isPresent()) {
      writeAnimation(source, framing, summary);
    }
    return 0;
  }

  private EventSource source() {
    return Optional.of(file)
        .filter(Files::isRegularFile)
        .flatMap(path -> EventSets.find(path, EventSets.Part.TEST))
        .map(this::chosen)
        .orElseGet(() -> EventSource.ofFile(file));
  }

  private EventSource chosen(EventSet set) {
    int recordings = set.recordings().size();
    if (number < 0 || number >= recordings) {
      throw new EventException(
          String.format(
              Locale.ROOT,
              "%s has recordings 0 to %d; choose one of them with --recording.",
              file,
              recordings - 1));
    }
    LabelledRecording recording = set.recordings().get(number);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Recording %d of %d, class %d (%s).%n",
        number,
        recordings,
        recording.label(),
        set.classes().get(recording.label()));
    return recording.source();
  }

  private void print(RecordingSummary summary) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s: %s%n", file, summary.recording().format());
    out.printf(Locale.ROOT, "  %d events%n", summary.events());
    out.printf("  sensor %s%n", sensorText(summary));
    out.printf(Locale.ROOT, "  first time stamp %d us%n", summary.first());
    out.printf(Locale.ROOT, "  last time stamp %d us%n", summary.last());
    out.printf(Locale.ROOT, "  %.1f events per second%n", summary.rate());
    out.printf(
        Locale.ROOT,
        "  %.2f %% brighter%n",
        summary.events() == 0 ? 0 : 100.0 * summary.brighter() / summary.events());
    out.printf(
        Locale.ROOT, "  longest gap %d us, from %d us on%n", summary.longestGap(), summary.gapAt());
    out.printf(Locale.ROOT, "  %d earlier than the event before%n", summary.unordered());
    out.printf(
        Locale.ROOT, "  %d dropped, %d special events", summary.dropped(), summary.special());
    out.printf(summary.drops().total() == 0 ? "%n" : " (%s)%n", summary.drops());
    out.flush();
  }

  private static String sensorText(RecordingSummary summary) {
    return summary
        .recording()
        .sensor()
        .map(SensorSize::toString)
        .orElseGet(
            () ->
                "not said by the file"
                    + summary.pixels().map(size -> "; the events need " + size).orElse(""));
  }

  private void writePicture(EventSource source, RecordingSummary summary) throws IOException {
    Framer framer = new Framer(FrameSpec.parse(ALL), reading.options(), summary.pixels());
    SensorSize size = framer.frameSize(source);
    int[] all = new int[2 * size.width() * size.height()];
    framer.stream(source, (index, counts) -> Arrays.setAll(all, i -> all[i] + counts[i]));
    EventPicture.write(all, 2, size, picture.get());
  }

  private void writeAnimation(EventSource source, FrameSpec framing, RecordingSummary summary)
      throws IOException {
    Framer framer = new Framer(framing, reading.options(), summary.pixels());
    SensorSize size = framer.frameSize(source);
    try (EventPicture gif = new EventPicture(animation.get())) {
      framer.stream(source, (index, counts) -> add(gif, counts, framing.channels(), size));
      gif.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void add(EventPicture gif, int[] counts, int channels, SensorSize size) {
    try {
      gif.add(counts, channels, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
