package org.firefly.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.cli.report.Printable;
import org.firefly.host.file.HostException;
import org.firefly.rtl.LayerWaveform;
import org.firefly.rtl.Recording;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.Option;

/** The waveform of a layer of the RTL. */
final class WaveOptions {
  @Option(
      converter = OutputPath.ToFile.class,
      names = "--wave",
      paramLabel = "FILE.fst",
      description =
          "rtl: writes all signals of core 0 and its surroundings during one layer of the first"
              + " batch block, for GTKWave or Surfer; needs --wave-layer.")
  private Optional<Path> file;

  @Option(
      names = "--wave-layer",
      paramLabel = "NAME",
      description = "rtl: the layer for --wave, as the table names it.")
  private Optional<String> layer;

  /** Whether one of the options was given. */
  boolean given() {
    return file.isPresent() || layer.isPresent();
  }

  /**
   * Refuses options that lack another.
   *
   * @throws HostException if one is alone, or the device has no signals
   */
  void check(DeviceOptions device) {
    if (file.isPresent() != layer.isPresent()) {
      throw new HostException(
          "--wave and --wave-layer belong together: a file, and the layer whose signals go there.");
    }
    if (file.isPresent() && !device.isRtl()) {
      throw new HostException("--wave needs signals, which only the RTL has; add --device rtl.");
    }
  }

  /**
   * What is to be kept of a run.
   *
   * @throws HostException if the program has no such layer
   */
  Recording of(Program program) {
    if (file.isEmpty()) {
      return Recording.NONE;
    }
    List<String> names = program.layers().stream().map(ProgramLayer::name).toList();
    int index = names.indexOf(layer.orElseThrow());
    if (index < 0) {
      throw new HostException(
          "--wave-layer '%s' is none of the layers that run on the accelerator: %s."
              .formatted(
                  layer.orElseThrow(),
                  names.stream().map(Printable::line).collect(Collectors.joining(", "))));
    }
    return new LayerWaveform(index, file.orElseThrow());
  }
}
