package org.firefly.architecture.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;

/**
 * What one core takes, where it has been synthesised and the figures were kept: an estimate by
 * Yosys, since Vivado maps differently.
 *
 * @param source tool, version and date
 * @param luts look-up tables, those that serve as memory included
 * @param flipFlops flip-flops
 * @param dsps DSP48E2 slices
 * @param ramb36 block RAMs of 36 Kibit, those of 18 Kibit counting half
 * @param urams UltraRAMs
 */
public record KnownSynthesis(
    String source, int luts, int flipFlops, int dsps, double ramb36, int urams) {
  private static final List<String> LINES =
      text().lines().filter(line -> !line.startsWith("#")).toList();

  /** The figures of a configuration, if it is that of a preset; its number of cores is free. */
  public static Optional<KnownSynthesis> of(AcceleratorConfig config) {
    AcceleratorConfig wanted = config.with(Setting.CORES, 1);
    return LINES.stream()
        .skip(1)
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .filter(cells -> Boards.find(cells.get(0)).config().with(Setting.CORES, 1).equals(wanted))
        .findFirst()
        .map(KnownSynthesis::parse);
  }

  private static KnownSynthesis parse(List<String> cells) {
    return new KnownSynthesis(
        LINES.get(0),
        Integer.parseInt(cells.get(2)),
        Integer.parseInt(cells.get(4)),
        Integer.parseInt(cells.get(5)),
        Double.parseDouble(cells.get(6)),
        Integer.parseInt(cells.get(7)));
  }

  private static String text() {
    try (InputStream stream = KnownSynthesis.class.getResourceAsStream("boards/synthesis")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
