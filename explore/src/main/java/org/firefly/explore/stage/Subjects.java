package org.firefly.explore.stage;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.explore.study.Model;
import org.firefly.explore.study.Study;
import org.firefly.explore.study.StudyException;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.SampleFiles;
import org.firefly.host.samples.Samples;
import org.firefly.host.samples.SpikeSource;
import org.firefly.network.FireFlyNotes;

/**
 * The networks of a study with their samples, open until this is closed.
 *
 * @param all in the order of the study
 * @param closing closes the samples
 */
public record Subjects(List<Subject> all, Runnable closing) implements AutoCloseable {
  public Subjects {
    all = List.copyOf(all);
  }

  /**
   * Opens what a study runs.
   *
   * @throws StudyException if a network and its samples do not go together
   * @throws HostException if the samples cannot be read
   */
  public static Subjects open(Study study) {
    Deque<Samples> opened = new ArrayDeque<>();
    Runnable closing = () -> opened.forEach(Samples::close);
    try {
      Optional<Samples> calibration =
          study.calibration().map(place -> open(place, Optional.empty(), opened));
      Optional<Samples> samples =
          study.data().map(data -> open(data.place(), data.labels(), opened));
      return new Subjects(
          study.models().stream()
              .map(model -> subject(study, model, new Calibrations(calibration), samples))
              .toList(),
          closing);
    } catch (StudyException | HostException e) {
      closing.run();
      throw e;
    }
  }

  private static Samples open(Path place, Optional<Path> labels, Deque<Samples> opened) {
    opened.push(SampleFiles.KNOWN.open(place, labels));
    return opened.peek();
  }

  private static Subject subject(
      Study study, Model model, Calibrations calibration, Optional<Samples> data) {
    if (data.isEmpty()) {
      return Subject.of(model, study, calibration);
    }
    Samples samples = data.get();
    Optional<SpikeSource> spikes =
        samples.source().match(currents -> Optional.empty(), Optional::of);
    OptionalInt said = FireFlyNotes.of(model.network().metadata()).timeSteps();
    if (study.timeSteps().isEmpty() && spikes.isPresent() && said.isPresent()) {
      requireSame(model, said.getAsInt(), spikes.get().timeSteps());
    }
    return Subject.of(model, study, calibration, samples);
  }

  private static void requireSame(Model model, int said, int steps) {
    if (said != steps) {
      throw new StudyException(
          String.format(
              Locale.ROOT,
              "The samples have %d time steps each, but %s says %d; add the key timeSteps to the"
                  + " study.",
              steps,
              model.name(),
              said));
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
