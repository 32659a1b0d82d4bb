package org.firefly.vivado;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.ClockSource;
import org.firefly.architecture.board.Platform;
import org.firefly.architecture.isa.Register;

/** The data that the Tcl scripts work from, as assignments to one array. */
final class TclSettings {
  private final StringBuilder text = new StringBuilder();

  private TclSettings() {}

  /**
   * Text of the settings file.
   *
   * @param sources files to synthesise, relative to the folder of the project
   */
  static String of(
      Board board, Platform platform, List<AxiInterface> interfaces, List<String> sources) {
    TclSettings settings = new TclSettings();
    settings.text.append(
        "# Data for the scripts beside this file; written by `firefly generate`.\n");
    settings.addBoard(board, platform);
    settings.addPorts(platform);
    settings.add("core_version", Register.versionText(Register.VERSION_VALUE));
    settings.add("interfaces", list(interfaces.stream().map(AxiInterface::name).toList()));
    settings.add("sources", list(sources));
    return settings.text.toString();
  }

  private void addBoard(Board board, Platform platform) {
    add("part", platform.part().name());
    add("board_part", platform.boardPart().orElse("{}"));
    add("clock_mhz", board.clockMHz());
    add("clock_source", platform.clockSource().name().toLowerCase(Locale.ROOT));
    add("io_pll_mhz", ClockSource.PLL_MHZ);
    add("fan_pin", platform.fanPin().orElse("{}"));
    add("ps_clock_mhz", platform.psClockMHz(board.clockMHz()));
  }

  private void addPorts(Platform platform) {
    add("control_port", platform.controlPort());
    add("control_number", platform.controlPort().number());
    add("control_address", hex(platform.controlAddress()));
    add("control_bytes", Platform.CONTROL_BYTES);
    add("port_bits", platform.portBits());
    add("memory_ports", list(memoryPorts(platform)));
    add("ddr", list(ddr(platform)));
  }

  private static List<String> memoryPorts(Platform platform) {
    return MemoryMasters.of(platform).stream()
        .map(
            shared ->
                String.format(
                    Locale.ROOT,
                    "{%s %d %s}",
                    shared.port(),
                    shared.port().number(),
                    list(shared.masters())))
        .toList();
  }

  private static List<String> ddr(Platform platform) {
    List<String> regions = new ArrayList<>();
    regions.add("{DDR_LOW 0x0 " + hex(platform.ddrLowBytes()) + "}");
    if (platform.ddrHighBytes() > 0) {
      regions.add(
          "{DDR_HIGH %s %s}"
              .formatted(hex(Platform.DDR_HIGH_ADDRESS), hex(platform.ddrHighBytes())));
    }
    return regions;
  }

  private void add(String name, Object value) {
    text.append("set firefly(").append(name).append(") ").append(value).append('\n');
  }

  private static String list(List<String> elements) {
    return "{" + String.join(" ", elements) + "}";
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
  }
}
