package org.firefly.explore.stage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.explore.study.Data;
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
    if (study.data().isEmpty()) {
      return new Subjects(
          study.models().stream().map(m -> Subject.of(m, study)).toList(), () -> {});
    }
    Data data = study.data().get();
    Samples samples = SampleFiles.KNOWN.open(data.place(), data.labels());
    try {
      List<Subject> all =
          study.models().stream().map(model -> subject(study, model, samples)).toList();
      return new Subjects(all, samples::close);
    } catch (StudyException | HostException e) {
      samples.close();
      throw e;
    }
  }

  private static Subject subject(Study study, Model model, Samples samples) {
    Optional<SpikeSource> spikes =
        samples.source().match(currents -> Optional.empty(), Optional::of);
    OptionalInt said = FireFlyNotes.of(model.network().metadata()).timeSteps();
    if (study.timeSteps().isEmpty() && spikes.isPresent() && said.isPresent()) {
      requireSame(model, said.getAsInt(), spikes.get().timeSteps());
    }
    return Subject.of(model, study, samples);
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
