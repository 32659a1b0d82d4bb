package org.firefly.explore.stage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.explore.stage.Work.Step;
import org.firefly.figures.IntegerFigures;
import org.firefly.host.Classification;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.Samples;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.runtime.Inference;
import org.firefly.runtime.InferenceRunner;
import org.firefly.runtime.ProgressListener;
import org.firefly.runtime.simulated.BlockObserver;
import org.firefly.runtime.simulated.SimulatorDevice;
import org.firefly.timing.Bottleneck;
import org.firefly.timing.ClockModel;
import org.firefly.timing.NetworkTiming;
import org.firefly.timing.Throughput;

/**
 * Carries out work; any number of threads may ask.
 *
 * @param subjects networks and samples
 */
public record Laboratory(Subjects subjects) {
  /**
   * Compiles, times and simulates.
   *
   * @param threads of the simulator
   * @throws InterruptedException when the thread was interrupted
   */
  public Outcome run(Work work, int threads) throws InterruptedException {
    Map<String, StageResult> results = new LinkedHashMap<>();
    Optional<Compilation> first = Optional.empty();
    for (Step step : work.steps()) {
      Optional<Compilation> compilation = compile(step, first, results);
      compilation.ifPresent(c -> time(c.program(), step, results));
      first = first.isPresent() ? first : compilation;
    }
    boolean simulates = work.simulation().isPresent() && first.isPresent();
    if (simulates) {
      Build build = work.steps().get(0).build();
      results.put(
          work.simulation().get(),
          simulate(first.get(), subjects.all().get(build.subject()), build.timeSteps(), threads));
    }
    return new Outcome(results, work.points(), work.steps().size(), simulates ? 1 : 0);
  }

  /** Compiles; what does not depend on the batch is taken over from an earlier step. */
  private Optional<Compilation> compile(
      Step step, Optional<Compilation> earlier, Map<String, StageResult> results) {
    Subject subject = subjects.all().get(step.build().subject());
    Network network = subject.model().network();
    try {
      CompilerOptions options = subject.options(step.build());
      Compilation compilation =
          earlier
              .map(other -> Compiler.forBatch(other, network, options))
              .orElseGet(() -> Compiler.compile(network, options));
      results.put(step.key(), new Compiled(Optional.empty(), Optional.of(facts(compilation))));
      return Optional.of(compilation);
    } catch (CompilerException | NetworkException | HostException e) {
      results.put(step.key(), Compiled.refused(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Compiled.Facts facts(Compilation compilation) {
    Program program = compilation.program();
    IntegerFigures figures = new IntegerCounts(compilation).figures();
    return new Compiled.Facts(
        program.timeSteps(),
        program.batch(),
        compilation.plan().bound().map(room -> room.memory() + " bounds it in " + room.layer()),
        Throughput.denseOperations(program),
        figures.footprintBytes(),
        figures.connectionSparsity());
  }

  private static void time(Program program, Step step, Map<String, StageResult> results) {
    step.clocks()
        .forEach(
            (key, load) -> {
              NetworkTiming timing =
                  ClockModel.estimate(program, load.memory(), load.cores(), program.batch());
              results.put(
                  key,
                  new Clocks(
                      timing.clocks(),
                      timing.samples(),
                      timing.utilisation(),
                      Bottleneck.of(timing).cause()));
            });
  }

  private static Simulated simulate(
      Compilation compilation, Subject subject, OptionalInt timeSteps, int threads)
      throws InterruptedException {
    Program program = compilation.program();
    try {
      Samples samples = subject.samples(timeSteps).orElseThrow();
      Optional<int[]> labels = samples.labels().map(all -> Arrays.copyOf(all, subject.images()));
      labels.ifPresent(l -> Classification.requireClasses(l, program.decoding().classes()));
      try (SimulatorDevice device = new SimulatorDevice(program, threads, BlockObserver.NONE)) {
        Inference inference =
            new InferenceRunner(device, samples.source())
                .run(subject.images(), ProgressListener.NONE);
        return new Simulated(
            Optional.empty(), Optional.of(facts(compilation, samples, inference, labels)));
      }
    } catch (HostException e) {
      return Simulated.refused(e.getMessage());
    }
  }

  private static Simulated.Facts facts(
      Compilation compilation, Samples samples, Inference inference, Optional<int[]> labels) {
    IntegerFigures.Activity activity =
        new IntegerCounts(compilation)
            .figures(samples.source(), inference)
            .activity()
            .orElseThrow();
    return new Simulated.Facts(
        inference.results().length,
        labels.map(right -> Classification.accuracy(inference.results(), right)),
        inference.report().membraneOverflow(),
        activity.activationSparsity(),
        activity.effectiveMacs(),
        activity.effectiveAcs());
  }
}
