package org.firefly.explore.stage;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.FirstLayerPlace;
import org.firefly.compiler.options.Input;
import org.firefly.compiler.options.SampleInput;
import org.firefly.conventions.ConventionOptions;
import org.firefly.explore.study.Model;
import org.firefly.explore.study.Study;
import org.firefly.explore.study.StudyException;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.Samples;
import org.firefly.host.samples.SpikeSource;
import org.firefly.network.FireFlyNotes;

/**
 * A network with what it runs.
 *
 * @param model the network
 * @param conventions how its neurons are read
 * @param samples what it runs; absent for clocks alone
 * @param images how many of them run
 * @param calibration what other samples say about its scales
 * @param input what samples look like to the compiler
 * @param firstLayer where the first layer runs if they are no spikes
 * @param sampleDigest of those that run, with their labels
 */
public record Subject(
    Model model,
    ConventionOptions conventions,
    Optional<Samples> samples,
    int images,
    Calibrations calibration,
    Input input,
    FirstLayerPlace firstLayer,
    String sampleDigest) {

  /** A network of which only the clocks are wanted, as {@code firefly estimate} takes it. */
  static Subject of(Model model, Study study, Calibrations calibration) {
    return new Subject(
        model,
        study.conventions(),
        Optional.empty(),
        0,
        calibration,
        study.spikes() ? Input.SPIKES : Input.ofMaximum(1),
        study.firstLayer(),
        "");
  }

  /**
   * A network and its samples, in the steps of the input that its file says.
   *
   * @throws StudyException if there are none
   */
  static Subject of(Model model, Study study, Calibrations calibration, Samples samples) {
    OptionalDouble step = FireFlyNotes.of(model.network().metadata()).inputScale();
    boolean spikes = samples.source().match(currents -> false, s -> true);
    Samples read = spikes || step.isEmpty() ? samples : samples.inSteps(step.getAsDouble());
    int count = Math.min(study.data().orElseThrow().images(), read.source().count());
    if (count < 1) {
      throw new StudyException("The data holds no samples; name others or leave data out.");
    }
    return new Subject(
        model,
        study.conventions(),
        Optional.of(read),
        count,
        calibration,
        SampleInput.of(read.source()),
        study.firstLayer(),
        digest(read, count));
  }

  static String digest(Samples samples, int count) {
    Digest digest = new Digest();
    digest.add(samples.source().map());
    samples
        .source()
        .match(
            currents -> addCurrents(digest, currents, count),
            spikes -> addSpikes(digest, spikes, count));
    samples.labels().ifPresent(labels -> Arrays.stream(labels, 0, count).forEach(digest::add));
    return digest.hex();
  }

  private static Digest addCurrents(Digest digest, CurrentSource source, int count) {
    double[] sample = new double[source.map().size()];
    for (int n = 0; n < count; n++) {
      source.read(n, sample);
      digest.add(sample);
    }
    return digest.add(source.step());
  }

  private static Digest addSpikes(Digest digest, SpikeSource source, int count) {
    for (int n = 0; n < count; n++) {
      digest.add(source.read(n));
    }
    return digest.add(source.timeSteps());
  }

  /**
   * The samples of so many time steps.
   *
   * @throws org.firefly.host.file.HostException if they are spikes and have fewer
   */
  Optional<Samples> samples(OptionalInt timeSteps) {
    return timeSteps.isPresent()
        ? samples.map(all -> all.withTimeSteps(timeSteps.getAsInt()))
        : samples;
  }

  /**
   * The compiler's options.
   *
   * @throws org.firefly.host.file.HostException if the samples have fewer time steps
   * @throws org.firefly.network.NetworkException if those of the calibration do not fit
   */
  CompilerOptions options(Build build) {
    CompilerOptions options =
        CompilerOptions.of(build.config())
            .withConventions(conventions)
            .withWeightBits(build.weightBits())
            .withBatch(build.batch())
            .withInput(input)
            .withFirstLayer(firstLayer);
    Optional<Integer> ofSpikes =
        samples(build.timeSteps())
            .flatMap(s -> s.source().match(c -> Optional.empty(), p -> Optional.of(p.timeSteps())));
    OptionalInt said = FireFlyNotes.of(model.network().metadata()).timeSteps();
    int steps =
        ofSpikes.orElse(build.timeSteps().orElse(said.orElse(CompilerOptions.DEFAULT_STEPS)));
    boolean asSaid = ofSpikes.isEmpty() && build.timeSteps().isEmpty() && said.isPresent();
    return (asSaid ? options : options.withTimeSteps(steps))
        .withCalibration(calibration.of(model.network(), conventions, steps));
  }
}
