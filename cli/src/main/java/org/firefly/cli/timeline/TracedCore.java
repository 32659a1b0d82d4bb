package org.firefly.cli.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.firefly.timing.ClockListener;

/** Writes what a core does, or the clock model thinks that it does, into a time line. */
final class TracedCore implements ClockListener {
  private static final int LAYERS = 1;
  private static final int PASSES = 2;
  private static final int WAITS = 3;
  private static final int FIRST_PORT = 4;

  private final TimeLine line;
  private final int process;
  private final Map<Level, List<Change>> changes = new EnumMap<>(Level.class);

  private final Set<Port> ports = EnumSet.noneOf(Port.class);

  private record Change(double clock, int change) {}

  TracedCore(TimeLine line, int process, String title) {
    this.line = line;
    this.process = process;
    line.process(process, title);
    line.track(process, LAYERS, "layers");
    line.track(process, PASSES, "array: passes");
    line.track(process, WAITS, "array: waits");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public void layer(String name, double from, double to) {
    line.slice(process, LAYERS, name, from, to, Map.of());
  }

  @Override
  public void pass(int pass, int timeStep, double from, double to) {
    line.slice(process, PASSES, "pass " + pass, from, to, Map.of("time step", timeStep));
  }

  @Override
  public void wait(Cause cause, double from, double to) {
    line.slice(process, WAITS, "for " + word(cause), from, to, Map.of());
  }

  @Override
  public void burst(Port port, int beats, double from, double to) {
    if (ports.add(port)) {
      line.track(process, FIRST_PORT + port.ordinal(), word(port) + " port: bursts");
    }
    line.slice(process, FIRST_PORT + port.ordinal(), beats + " beats", from, to, Map.of());
  }

  @Override
  public void level(Level level, double clock, int change) {
    changes.computeIfAbsent(level, key -> new ArrayList<>()).add(new Change(clock, change));
  }

  /** Adds the counters, which only the whole run tells. */
  void finish() {
    changes.forEach(
        (level, list) -> {
          long value = 0;
          // At the same clock what leaves makes room for what comes.
          list.sort(Comparator.comparingDouble(Change::clock).thenComparingInt(Change::change));
          for (Change change : list) {
            value += change.change();
            line.counter(process, word(level), change.clock(), value);
          }
        });
  }
}
