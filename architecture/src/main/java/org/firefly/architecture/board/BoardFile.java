package org.firefly.architecture.board;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.Setting;

/** Reads a board from properties and collects everything that is wrong before complaining. */
final class BoardFile {
  private static final long USUAL_DDR_BYTES = 0x8000_0000L;
  private static final long USUAL_BUFFER_BYTES = 0x400_0000L;

  private final String source;
  private final BoardKeys keys;

  BoardFile(String source, Properties properties) {
    this.source = source;
    this.keys = new BoardKeys(properties);
  }

  /**
   * The board.
   *
   * @throws ConfigurationException naming everything that is missing or wrong
   */
  Board board() {
    String name = keys.text("name");
    String device = keys.text("device");
    BoardStatus status =
        keys.required(
            "status", BoardStatus.SIMULATED, text -> BoardKeys.constant(BoardStatus.class, text));
    int clockMHz = keys.positive("clockMHz");
    DeviceResources resources = resources();
    AcceleratorConfig config = accelerator();
    MemorySystem memory = memory(config, clockMHz);
    Optional<Platform> platform = platform(clockMHz, config);
    Optional<Board> board =
        keys.check(
            () -> new Board(name, device, status, clockMHz, resources, config, memory, platform));
    List<String> problems = keys.problems();
    if (!problems.isEmpty()) {
      throw new ConfigurationException("The board file " + source + " is not usable", problems);
    }
    return board.orElseThrow();
  }

  private DeviceResources resources() {
    return new DeviceResources(
        keys.positive("luts"),
        keys.positive("flipFlops"),
        keys.positive("ramb36"),
        keys.positive("dsps"),
        keys.number("urams", 0));
  }

  /** The accelerator, or a default one that stands in for it where the file's cannot work. */
  private AcceleratorConfig accelerator() {
    Map<Setting, Integer> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      settings.put(setting, keys.setting(setting));
    }
    return keys.check(() -> AcceleratorConfig.of(settings))
        .orElseGet(() -> AcceleratorConfig.ofParallelism(settings.get(Setting.PARALLELISM)));
  }

  private MemorySystem memory(AcceleratorConfig config, int clockMHz) {
    int latency = keys.number("memory.latencyClocks", 0);
    double peak = keys.rate("memory.peakGigabytesPerSecond");
    double sustained = keys.rate("memory.sustainedFraction");
    return new MemorySystem(config.beatBytes(), latency, peak * sustained * 1e3 / clockMHz);
  }

  /**
   * A file without a part describes a board that is simulated only; all other keys have defaults.
   */
  private Optional<Platform> platform(int clockMHz, AcceleratorConfig config) {
    if (!keys.has("part")) {
      return Optional.empty();
    }
    Part part = keys.required("part", Part.parse("xczu3eg-sbva484-1-i"), Part::parse);
    Optional<String> boardPart =
        keys.optional("boardPart", Optional.empty(), text -> Optional.of(boardPart(text)));
    ClockSource clock = keys.optionalConstant("clock.source", ClockSource.usual(clockMHz));
    ControlPort control = keys.optionalConstant("control.port", ControlPort.HPM0_FPD);
    long address = keys.optionalBytes("control.address", control.firstAddress());
    List<CorePorts> ports = ports(config);
    int portBits = keys.optionalPositive("ports.bits", MemoryPort.WIDEST_BITS);
    long ddrLow = keys.optionalBytes("ddr.lowBytes", USUAL_DDR_BYTES);
    long ddrHigh = keys.optionalBytes("ddr.highBytes", 0);
    long buffer = keys.optionalBytes("buffer.bytes", USUAL_BUFFER_BYTES);
    FirmwareLoader loader = keys.optionalConstant("loader", FirmwareLoader.FPGA_MANAGER);
    Optional<String> fanPin =
        keys.optional("fan.pin", Optional.empty(), text -> Optional.of(pin(text)));
    return keys.check(
        () ->
            new Platform(
                part, boardPart, clock, control, address, ports, portBits, ddrLow, ddrHigh, buffer,
                loader, fanPin));
  }

  /** The ports of each core; where the number of cores is unusable, of as many as can be. */
  private List<CorePorts> ports(AcceleratorConfig config) {
    boolean known = keys.isUsable(Setting.CORES.key());
    List<CorePorts> ports =
        IntStream.range(0, known ? config.cores() : AcceleratorConfig.MOST_CORES)
            .mapToObj(core -> corePorts(core, config.weightPorts()))
            .toList();
    return ports.subList(0, config.cores());
  }

  private CorePorts corePorts(int core, int weightPorts) {
    CorePorts usual = CorePorts.usual(core, weightPorts);
    String prefix = "core" + core + ".";
    return new CorePorts(
        keys.optionalConstant(prefix + "spikePort", usual.spike()),
        IntStream.range(0, weightPorts)
            .mapToObj(i -> weightPort(prefix, i, usual.weights().get(i)))
            .toList(),
        keys.optionalConstant(prefix + "outputPort", usual.output()));
  }

  private MemoryPort weightPort(String prefix, int index, MemoryPort usual) {
    String number = index == 0 ? "" : Integer.toString(index + 1);
    return keys.optionalConstant(prefix + "weightPort" + number, usual);
  }

  private static String pin(String text) {
    if (!text.matches("[A-Z]{1,2}[0-9]{1,2}")) {
      throw new IllegalArgumentException("not a pin of a package: " + text);
    }
    return text;
  }

  private static String boardPart(String text) {
    if (!text.matches("[\\w.-]+:part\\d+")) {
      throw new IllegalArgumentException("not the middle of a board part: " + text);
    }
    return text;
  }
}
