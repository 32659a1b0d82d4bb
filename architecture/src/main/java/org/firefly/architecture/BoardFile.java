package org.firefly.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads a board from properties and collects everything that is wrong before complaining. */
final class BoardFile {
  private final String source;
  private final Properties properties;
  private final Set<String> unread;
  private final List<String> problems = new ArrayList<>();

  BoardFile(String source, Properties properties) {
    this.source = source;
    this.properties = properties;
    this.unread = new TreeSet<>(properties.stringPropertyNames());
  }

  Board board() {
    String name = required("name", "", Function.identity());
    String device = required("device", "", Function.identity());
    BoardStatus status = required("status", BoardStatus.SIMULATED, BoardFile::statusOf);
    int clockMHz = positive("clockMHz");
    DeviceResources resources = resources();
    AcceleratorShape shape = shape();
    int latency = number("memory.latencyClocks", 0);
    double peak = rate("memory.peakGigabytesPerSecond");
    double sustained = rate("memory.sustainedFraction");
    unread.forEach(key -> problems.add(key + " is not a key of a board file"));
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          "The board file " + source + " is not usable: " + String.join("; ", problems) + ".");
    }
    AcceleratorConfig config = shape.config();
    double bytesPerClock = peak * sustained * 1e3 / clockMHz;
    MemorySystem memory = new MemorySystem(config.beatBytes(), latency, bytesPerClock);
    return new Board(name, device, status, clockMHz, resources, config, memory);
  }

  private DeviceResources resources() {
    return new DeviceResources(
        positive("luts"),
        positive("flipFlops"),
        positive("ramb36"),
        positive("dsps"),
        number("urams", 0));
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
        positive("parallelism"),
        positive("cores"),
        optional("membraneBits", usual.membraneBits()),
        optional("membraneDepth", usual.membraneDepth()),
        optional("weightRingTiles", usual.weightRingTiles()),
        optional("maxWidth", usual.maxWidth()),
        optional("vectorBankDepth", usual.vectorBankDepth()),
        optional("passTableDepth", usual.passTableDepth()),
        optional("busBits", usual.busBits()),
        membraneMemory(usual.membraneMemory()));
  }

  private MembraneMemory membraneMemory(MembraneMemory usual) {
    return properties.containsKey("membraneMemory")
        ? required(
            "membraneMemory", usual, text -> MembraneMemory.valueOf(text.toUpperCase(Locale.ROOT)))
        : usual;
  }

  private int optional(String key, int usual) {
    return properties.containsKey(key) ? positive(key) : usual;
  }

  private int positive(String key) {
    return number(key, 1);
  }

  private int number(String key, int least) {
    int value = required(key, least, Integer::parseInt);
    if (value < least) {
      problems.add(key + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  private double rate(String key) {
    double value = required(key, 1.0, Double::parseDouble);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      problems.add(key + " must be a positive number, not " + value);
    }
    return value;
  }

  private <V> V required(String key, V placeholder, Function<String, V> parser) {
    unread.remove(key);
    String text = properties.getProperty(key);
    if (text == null || text.isBlank()) {
      problems.add(key + " is missing");
      return placeholder;
    }
    try {
      return parser.apply(text.strip());
    } catch (IllegalArgumentException e) {
      problems.add(key + " cannot be \"" + text + "\"");
      return placeholder;
    }
  }

  private static BoardStatus statusOf(String text) {
    return BoardStatus.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
