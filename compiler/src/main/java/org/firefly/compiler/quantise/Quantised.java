package org.firefly.compiler.quantise;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.PlaneChannels;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.lower.Lowered;
import org.firefly.compiler.options.InputKind;
import org.firefly.compiler.options.Settings;

/**
 * A network in integers, divided by where its layers run.
 *
 * @param input map of a sample, at one time step where it has several
 * @param constant whether a sample is one map for all time steps
 * @param host the host's layer, if samples are not spikes
 * @param accelerated the layers of the accelerator in the order of execution
 * @param cycles names of layers that read each other's spikes, or one its own, in the order in
 *     which they take turns in a time step
 * @param output name of the layer whose spikes or membranes the network gives
 */
public record Quantised(
    FeatureMap input,
    boolean constant,
    Optional<LayerNumbers> host,
    List<LayerNumbers> accelerated,
    List<List<String>> cycles,
    String output) {
  public Quantised {
    cycles = List.copyOf(cycles);
    accelerated = List.copyOf(accelerated);
  }

  /**
   * Quantises every layer for the place where it runs.
   *
   * @throws org.firefly.compiler.options.CompilerException if the scale of an analog input is not
   *     known
   */
  public static Quantised of(Lowered lowered, Settings settings) {
    Numbers accelerator =
        Numbers.ofAccelerator(settings.options().accelerator(), settings.options().weightBits());
    return new Quantised(
        lowered.input(),
        settings.options().input().kind() == InputKind.ANALOG,
        lowered.host().map(s -> LayerNumbers.of(s, FirstLayer.numbers(s, settings), settings)),
        lowered.accelerated().stream()
            .map(
                stage ->
                    LayerNumbers.of(
                        stage,
                        lowered.seesPlanes(stage)
                            ? FirstLayer.numbers(stage, settings)
                            : accelerator,
                        settings))
            .toList(),
        lowered.cycles(),
        lowered.output());
  }

  /** All layers in the order of execution. */
  public List<LayerNumbers> layers() {
    return Stream.concat(host.stream(), accelerated.stream()).toList();
  }

  /** What a user should know, one sentence each, naming the layer. */
  public List<String> warnings() {
    return Stream.of(
            layers().stream().flatMap(l -> l.roundings().stream()),
            layers().stream().flatMap(LayerNumbers::overflowWarning))
        .flatMap(sentences -> sentences)
        .toList();
  }

  /** Map of the spikes that an accelerator of so many channels in parallel receives. */
  public FeatureMap hostOutput(int parallelism) {
    return host.map(h -> h.layer().output())
        .or(() -> planes().map(bits -> new PlaneChannels(parallelism, input, bits).map()))
        .orElse(input);
  }

  /** The host's part of a program that reads its spikes from the given place. */
  public HostEncoding encoding(SpikeLayout output) {
    return host.<HostEncoding>map(
            h -> FirstLayer.encoding(h.layer(), h.numbers(), constant, output))
        .or(() -> planes().map(p -> planes(p, output)))
        .orElseGet(() -> new HostEncoding.Spikes(input, output));
  }

  private HostEncoding planes(InputBits bits, SpikeLayout output) {
    double scale = ofPlanes().findFirst().orElseThrow().inputScale();
    return new HostEncoding.Planes(input, scale, bits, constant, output);
  }

  /** Of the numbers whose bits the accelerator sees; empty where it sees spikes. */
  public Optional<InputBits> planes() {
    return ofPlanes().map(numbers -> numbers.planes().orElseThrow()).findFirst();
  }

  private Stream<Numbers> ofPlanes() {
    return accelerated.stream().map(LayerNumbers::numbers).filter(n -> n.planes().isPresent());
  }
}
