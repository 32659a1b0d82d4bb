package org.firefly.architecture.board;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.MembraneMemory;

/** Reads a board from properties and collects everything that is wrong before complaining. */
final class BoardFile {
  private static final int MOST_CORES = 4;
  private static final long USUAL_DDR_BYTES = 0x8000_0000L;
  private static final long USUAL_BUFFER_BYTES = 0x400_0000L;

  private final String source;
  private final BoardKeys keys;

  BoardFile(String source, Properties properties) {
    this.source = source;
    this.keys = new BoardKeys(properties);
  }

  Board board() {
    String name = keys.text("name");
    String device = keys.text("device");
    BoardStatus status =
        keys.required(
            "status", BoardStatus.SIMULATED, text -> BoardKeys.constant(BoardStatus.class, text));
    int clockMHz = keys.positive("clockMHz");
    DeviceResources resources = resources();
    AcceleratorShape shape = shape();
    int latency = keys.number("memory.latencyClocks", 0);
    double peak = keys.rate("memory.peakGigabytesPerSecond");
    double sustained = keys.rate("memory.sustainedFraction");
    Optional<PlatformKeys> platform = platform(clockMHz, shape.cores());
    complain();
    AcceleratorConfig config = shape.config();
    double bytesPerClock = peak * sustained * 1e3 / clockMHz;
    MemorySystem memory = new MemorySystem(config.beatBytes(), latency, bytesPerClock);
    return new Board(
        name,
        device,
        status,
        clockMHz,
        resources,
        config,
        memory,
        platform.map(PlatformKeys::platform));
  }

  private void complain() {
    List<String> problems = keys.problems();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          "The board file " + source + " is not usable: " + String.join("; ", problems) + ".");
    }
  }

  private DeviceResources resources() {
    return new DeviceResources(
        keys.positive("luts"),
        keys.positive("flipFlops"),
        keys.positive("ramb36"),
        keys.positive("dsps"),
        keys.number("urams", 0));
  }

  /** The configuration's numbers, not yet checked against each other. */
  private record AcceleratorShape(
      int parallelism,
      int cores,
      int membraneBits,
      int membraneDepth,
      int weightRingTiles,
      int maxWidth,
      int vectorBankDepth,
      int passTableDepth,
      int busBits,
      MembraneMemory membraneMemory) {
    AcceleratorConfig config() {
      return new AcceleratorConfig(
          parallelism,
          cores,
          membraneBits,
          membraneDepth,
          weightRingTiles,
          maxWidth,
          vectorBankDepth,
          passTableDepth,
          busBits,
          membraneMemory);
    }
  }

  private AcceleratorShape shape() {
    AcceleratorConfig usual = AcceleratorConfig.ofParallelism(16);
    return new AcceleratorShape(
        keys.positive("parallelism"),
        keys.positive("cores"),
        keys.optionalPositive("membraneBits", usual.membraneBits()),
        keys.optionalPositive("membraneDepth", usual.membraneDepth()),
        keys.optionalPositive("weightRingTiles", usual.weightRingTiles()),
        keys.optionalPositive("maxWidth", usual.maxWidth()),
        keys.optionalPositive("vectorBankDepth", usual.vectorBankDepth()),
        keys.optionalPositive("passTableDepth", usual.passTableDepth()),
        keys.optionalPositive("busBits", usual.busBits()),
        keys.optionalConstant("membraneMemory", usual.membraneMemory()));
  }

  /** The platform's values, not yet checked against each other. */
  private record PlatformKeys(
      Part part,
      Optional<String> boardPart,
      ClockSource clockSource,
      ControlPort controlPort,
      long controlAddress,
      List<CorePorts> ports,
      int portBits,
      long ddrLowBytes,
      long ddrHighBytes,
      long bufferBytes,
      FirmwareLoader loader) {
    Platform platform() {
      return new Platform(
          part,
          boardPart,
          clockSource,
          controlPort,
          controlAddress,
          ports,
          portBits,
          ddrLowBytes,
          ddrHighBytes,
          bufferBytes,
          loader);
    }
  }

  /**
   * A file without a part describes a board that is simulated only; all other keys have defaults.
   */
  private Optional<PlatformKeys> platform(int clockMHz, int cores) {
    if (!keys.has("part")) {
      return Optional.empty();
    }
    ControlPort control = keys.optionalConstant("control.port", ControlPort.HPM0_FPD);
    return Optional.of(
        new PlatformKeys(
            keys.required("part", Part.parse("xczu3eg-sbva484-1-i"), Part::parse),
            Optional.ofNullable(keys.optional("boardPart", null, BoardFile::boardPart)),
            keys.optionalConstant("clock.source", ClockSource.usual(Math.max(1, clockMHz))),
            control,
            keys.optionalBytes("control.address", control.firstAddress()),
            IntStream.range(0, Math.min(cores, MOST_CORES)).mapToObj(this::corePorts).toList(),
            keys.optionalPositive("ports.bits", MemoryPort.WIDEST_BITS),
            keys.optionalBytes("ddr.lowBytes", USUAL_DDR_BYTES),
            keys.optionalBytes("ddr.highBytes", 0),
            keys.optionalBytes("buffer.bytes", USUAL_BUFFER_BYTES),
            keys.optionalConstant("loader", FirmwareLoader.FPGA_MANAGER)));
  }

  private CorePorts corePorts(int core) {
    CorePorts usual = CorePorts.usual(core);
    String prefix = "core" + core + ".";
    return new CorePorts(
        keys.optionalConstant(prefix + "spikePort", usual.spike()),
        keys.optionalConstant(prefix + "weightPort", usual.weight()),
        keys.optionalConstant(prefix + "outputPort", usual.output()));
  }

  private static String boardPart(String text) {
    if (!text.matches("[\\w.-]+:part\\d+")) {
      throw new IllegalArgumentException("not the middle of a board part: " + text);
    }
    return text;
  }
}
