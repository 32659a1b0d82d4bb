package org.firefly.hdl.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a run that ABC has found, by the names that Yosys gave to the inputs. */
final class Trace {
  private static final Pattern INPUT = Pattern.compile("input (\\d+) (\\d+) (.*)");
  private static final Pattern VALUE = Pattern.compile("pi(\\d+)@(\\d+)=1");

  /** A bit of an input of the top module. */
  private record Bit(String name, int index) {}

  private final Map<Integer, Bit> inputs = new HashMap<>();

  private Trace() {}

  /**
   * The run as text: a line for each clock with the inputs that are not 0, in hexadecimal.
   *
   * @param names the map that Yosys wrote beside the circuit
   * @param values the run that ABC wrote
   * @param last the last clock
   */
  static String read(Path names, Path values, int last) {
    Trace trace = new Trace();
    try {
      Files.readAllLines(names).forEach(trace::name);
      return trace.text(Files.readString(values), last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void name(String line) {
    Matcher input = INPUT.matcher(line);
    if (input.matches()) {
      Bit bit = new Bit(input.group(3), Integer.parseInt(input.group(2)));
      inputs.put(Integer.parseInt(input.group(1)), bit);
    }
  }

  private String text(String values, int last) {
    Map<Integer, Map<String, Long>> clocks = new TreeMap<>();
    Matcher value = VALUE.matcher(values);
    while (value.find()) {
      Bit bit = inputs.get(Integer.parseInt(value.group(1)));
      if (bit != null) {
        clocks
            .computeIfAbsent(Integer.parseInt(value.group(2)), clock -> new TreeMap<>())
            .merge(bit.name(), 1L << bit.index(), (a, b) -> a | b);
      }
    }
    StringBuilder text = new StringBuilder();
    for (int clock = 0; clock <= last; clock++) {
      text.append("clock ").append(clock).append(':');
      clocks
          .getOrDefault(clock, Map.of())
          .forEach((name, word) -> text.append(' ').append(name).append('=').append(hex(word)));
      text.append('\n');
    }
    return text.toString();
  }

  private static String hex(long word) {
    return Long.toHexString(word);
  }
}
