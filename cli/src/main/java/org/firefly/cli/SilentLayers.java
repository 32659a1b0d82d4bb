package org.firefly.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.cli.report.Printable;
import org.firefly.runtime.Inference;
import org.firefly.simulator.LayerActivity;

/** Finds the layers that never fired in a run, as those of a network that is read wrongly do. */
final class SilentLayers {
  private SilentLayers() {}

  /** A sentence that names them and says what to look at; empty if there are none. */
  static Optional<String> warning(Program program, Inference run) {
    List<String> layers = of(program, run);
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s never fired in %d samples; compare shows whether the float network does, and"
                + " explain shows thresholds and ranges: see whether the input's scale, --dt and --from"
                + " are those of its training.",
            layers.stream()
                .map(name -> "layer '" + Printable.line(name) + "'")
                .collect(Collectors.joining(", ")),
            run.report().samples()));
  }

  /** The names in the order of execution, as far as the device shows spikes. */
  private static List<String> of(Program program, Inference run) {
    List<String> silent = new ArrayList<>();
    List<LayerActivity> seen =
        run.report().activity().map(activity -> activity.layers()).orElse(List.of());
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i).inputSpikes() == 0) {
        firing(program, i).ifPresent(silent::add);
      }
    }
    boolean counts = program.decoding() instanceof HostDecoding.SpikeCounts;
    if (counts && Arrays.stream(run.results()).flatMapToInt(Arrays::stream).allMatch(n -> n == 0)) {
      silent.add(program.layers().get(program.layers().size() - 1).name());
    }
    return silent;
  }

  /** The layer whose spikes enter another; nothing where samples are spikes. */
  private static Optional<String> firing(Program program, int layer) {
    if (layer > 0) {
      return Optional.of(program.layers().get(layer - 1).name());
    }
    return program.encoding() instanceof HostEncoding.FirstLayer first
        ? Optional.of(first.name())
        : Optional.empty();
  }
}
