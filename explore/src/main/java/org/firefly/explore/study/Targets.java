package org.firefly.explore.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.firefly.architecture.ConfigurationException;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;

/**
 * Boards and configurations of a study: a name, a board file, or {@code board} with values of
 * settings, of which every combination is a target. Settings at the top of the study hold for every
 * target that does not say them itself.
 */
final class Targets {
  private static final String BOARD = "board";
  private static final String CLOCK = "clockMHz";
  private static final int MOST_MEGAHERTZ = 2000;

  private final Fields study;
  private final Places places;

  Targets(Fields study, Places places) {
    this.study = study;
    this.places = places;
  }

  /** The keys that describe an accelerator. */
  static List<String> settings() {
    List<String> keys = new ArrayList<>(Arrays.stream(Setting.values()).map(Setting::key).toList());
    keys.add(CLOCK);
    return keys;
  }

  List<Target> all() {
    Set<Target> targets = new LinkedHashSet<>();
    for (Entry entry : study.require("targets").list()) {
      targets.addAll(of(entry));
    }
    return List.copyOf(targets);
  }

  private List<Target> of(Entry entry) {
    if (!entry.isMapping()) {
      return combinations(board(entry), key -> study.find(key));
    }
    Fields own = entry.fields();
    TreeSet<String> keys = new TreeSet<>(settings());
    keys.add(BOARD);
    own.requireOnly(keys);
    return combinations(board(own.require(BOARD)), key -> own.find(key).or(() -> study.find(key)));
  }

  private Board board(Entry entry) {
    String name = entry.text();
    String known = Boards.names().contains(name) ? name : places.resolve(entry).toString();
    if (!known.equals(name) && !known.endsWith(".properties")) {
      throw entry.refuse(
          "there is no board '" + name + "'",
          "the boards are " + String.join(", ", Boards.names()) + ", or a .properties file");
    }
    return StudyFile.told(entry, () -> Boards.find(known), ConfigurationException.class);
  }

  /** Finds the values of a key. */
  private interface Values {
    Optional<Entry> find(String key);
  }

  private static List<Target> combinations(Board base, Values values) {
    List<Map<Setting, Integer>> all = List.of(Map.of());
    for (Setting setting : Setting.values()) {
      Optional<Entry> entry = values.find(setting.key());
      if (entry.isPresent()) {
        all = with(all, setting, values(entry.get(), setting));
      }
    }
    List<OptionalInt> clocks =
        values
            .find(CLOCK)
            .map(entry -> Ranges.of(entry, 1, MOST_MEGAHERTZ))
            .map(list -> list.stream().map(OptionalInt::of).toList())
            .orElse(List.of(OptionalInt.empty()));
    return all.stream()
        .flatMap(changes -> clocks.stream().map(clock -> target(base, changes, clock)))
        .toList();
  }

  /** What equals the board's own is no change, so that equal targets are one. */
  private static Target target(Board base, Map<Setting, Integer> all, OptionalInt clock) {
    Map<Setting, Integer> changes = new EnumMap<>(Setting.class);
    all.forEach(
        (setting, value) -> {
          if (base.config().get(setting) != value) {
            changes.put(setting, value);
          }
        });
    boolean same = clock.isPresent() && clock.getAsInt() == base.clockMHz();
    return new Target(base, changes, same ? OptionalInt.empty() : clock);
  }

  private static List<Map<Setting, Integer>> with(
      List<Map<Setting, Integer>> all, Setting setting, List<Integer> values) {
    List<Map<Setting, Integer>> more = new ArrayList<>();
    for (Map<Setting, Integer> changes : all) {
      for (int value : values) {
        Map<Setting, Integer> changed = new EnumMap<>(Setting.class);
        changed.putAll(changes);
        changed.put(setting, value);
        more.add(changed);
      }
    }
    return more;
  }

  private static List<Integer> values(Entry entry, Setting setting) {
    List<Integer> values = new ArrayList<>();
    for (Entry item : entry.list()) {
      if (item.isMapping()) {
        Ranges.of(item, 1, Integer.MAX_VALUE).forEach(n -> values.add(checked(item, setting, n)));
      } else {
        values.add(checked(item, setting, parsed(item, setting)));
      }
    }
    return values;
  }

  private static int parsed(Entry item, Setting setting) {
    try {
      return setting.parse(item.text());
    } catch (IllegalArgumentException e) {
      throw item.refuse("'" + item.text() + "' is no value of it", "choose " + setting.allowed());
    }
  }

  private static int checked(Entry item, Setting setting, int value) {
    if (setting.problem(value).isPresent()) {
      throw item.refuse("it cannot be " + value, "choose " + setting.allowed());
    }
    return value;
  }
}
