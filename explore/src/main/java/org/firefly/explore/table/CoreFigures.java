package org.firefly.explore.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.KnownSynthesis;
import org.firefly.explore.study.StudyException;
import org.firefly.host.file.Json;
import org.firefly.report.model.Synthesis;

/** Look-up tables and flip-flops of a core, where somebody has synthesised it. */
public final class CoreFigures {
  private static final JsonMapper JSON = Json.mapper().build();

  private final Map<AcceleratorConfig, Core> reports;

  private CoreFigures(Map<AcceleratorConfig, Core> reports) {
    this.reports = reports;
  }

  /**
   * What one core takes.
   *
   * @param luts look-up tables, those that serve as memory included
   * @param flipFlops flip-flops
   * @param source how it is known
   */
  record Core(int luts, int flipFlops, String source) {}

  /**
   * What ships with FireFly, and what reports add to it.
   *
   * @param files as {@code firefly synth --json} writes them
   * @throws StudyException if a file is no such report
   */
  public static CoreFigures of(List<Path> files) throws IOException {
    Map<AcceleratorConfig, Core> reports = new HashMap<>();
    for (Path file : files) {
      read(file, reports);
    }
    return new CoreFigures(reports);
  }

  private static void read(Path file, Map<AcceleratorConfig, Core> reports) throws IOException {
    try {
      Synthesis report = JSON.readValue(file.toFile(), Synthesis.class);
      if (report.accelerator() != null && !report.blocks().isEmpty()) {
        Synthesis.Block core = report.blocks().get(report.blocks().size() - 1);
        reports.put(
            oneCore(report.accelerator()),
            new Core(core.lut(), core.ff(), file.getFileName().toString()));
        return;
      }
    } catch (JacksonException | ConfigurationException e) {
      // Refused below, like JSON of something else.
    }
    throw new StudyException(
        file + " is no report of a board; write one with firefly synth --target --json.");
  }

  /** What a core of an accelerator takes, if it is known. */
  Optional<Core> of(AcceleratorConfig config) {
    return Optional.ofNullable(reports.get(oneCore(config)))
        .or(
            () ->
                KnownSynthesis.of(config)
                    .map(core -> new Core(core.luts(), core.flipFlops(), core.source())));
  }

  private static AcceleratorConfig oneCore(AcceleratorConfig config) {
    return config.with(Setting.CORES, 1);
  }
}
