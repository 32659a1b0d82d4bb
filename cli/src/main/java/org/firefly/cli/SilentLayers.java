package org.firefly.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
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
      ProgramLayer layer = program.layers().get(i);
      if (seen.get(i).inputSpikes() == 0) {
        hostLayer(program).filter(name -> readsHostAlone(program, layer)).ifPresent(silent::add);
      }
      if (layer.output().isPresent() && seen.get(i).outputSpikes() == 0) {
        silent.add(layer.name());
      }
    }
    return silent.stream().distinct().toList();
  }

  private static boolean readsHostAlone(Program program, ProgramLayer layer) {
    return layer.inputs().stream()
        .allMatch(input -> input.spikes().equals(program.encoding().output()));
  }

  private static Optional<String> hostLayer(Program program) {
    return program.encoding() instanceof HostEncoding.FirstLayer first
        ? Optional.of(first.name())
        : Optional.empty();
  }
}
