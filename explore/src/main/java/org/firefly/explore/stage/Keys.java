package org.firefly.explore.stage;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.compiler.Compiler;
import org.firefly.conventions.Conventions;
import org.firefly.figures.FanOut;
import org.firefly.host.HostEncoder;
import org.firefly.interpreter.Interpreter;
import org.firefly.network.Network;
import org.firefly.runtime.InferenceRunner;
import org.firefly.simulator.Simulator;
import org.firefly.timing.ClockModel;

/**
 * Names of stage results: digests of all that decides them, the code included, so that results of
 * another study, network or FireFly are never mistaken for those that are wanted.
 */
public final class Keys {
  /** Start of the key of a {@link Compiled}. */
  public static final String COMPILED = "compiled-";

  /** Start of the key of a {@link Clocks}. */
  public static final String CLOCKS = "clocks-";

  /** Start of the key of a {@link Simulated}. */
  public static final String SIMULATED = "simulated-";

  /** One class of each module whose code decides results. */
  private static final List<Class<?>> CODE =
      List.of(
          AcceleratorConfig.class,
          Network.class,
          Conventions.class,
          Compiler.class,
          Interpreter.class,
          HostEncoder.class,
          InferenceRunner.class,
          Simulator.class,
          ClockModel.class,
          FanOut.class,
          Keys.class);

  private final String code = Digest.ofCode(CODE);
  private final List<Subject> subjects;
  private final List<String> networks;

  public Keys(Subjects subjects) {
    this.subjects = subjects.all();
    networks = this.subjects.stream().map(this::network).toList();
  }

  private String network(Subject subject) {
    return new Digest()
        .add(code)
        .add(subject.model().content())
        .add(subject.conventions())
        .add(subject.input())
        .add(subject.firstLayer())
        .add(subject.calibration().digest())
        .hex();
  }

  /** Of the program. */
  public String compiled(Build build) {
    return COMPILED + digest(build).add(build.config()).add(build.batch()).hex();
  }

  /** Of its clocks. */
  public String clocks(Build build, Load load) {
    return CLOCKS
        + digest(build)
            .add(build.config())
            .add(build.batch())
            .add(load.cores())
            .add(load.memory())
            .hex();
  }

  /**
   * Of what it answers, which follows from the integers of the network: sums wrap, so that neither
   * P nor the order of passes, nor batch, memories or clocks matter.
   */
  public String simulated(Build build) {
    AcceleratorConfig config = build.config();
    return SIMULATED
        + digest(build)
            .add(config.membraneBits())
            .add(config.synapses())
            .add(subjects.get(build.subject()).sampleDigest())
            .hex();
  }

  /** Of everything that is given: code, networks and samples. */
  public String subjects() {
    Digest digest = new Digest();
    networks.forEach(digest::add);
    subjects.forEach(subject -> digest.add(subject.sampleDigest()));
    return digest.hex();
  }

  private Digest digest(Build build) {
    return new Digest()
        .add(networks.get(build.subject()))
        .add(build.timeSteps())
        .add(build.weightBits());
  }
}
