package org.firefly.explore.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whole numbers of a study: one, a list, or a range such as {@code {from: 1, to: 32, factor: 2}} or
 * {@code {from: 2, to: 8, step: 2}}, whose step is 1 if neither is named.
 */
final class Ranges {
  private static final TreeSet<String> KEYS =
      new TreeSet<>(List.of("from", "to", "step", "factor"));

  private Ranges() {}

  /**
   * The numbers of a key in the order of the file, each once.
   *
   * @throws StudyException if one is out of range
   */
  static List<Integer> of(Entry entry, int least, int most) {
    Set<Integer> numbers = new LinkedHashSet<>();
    for (Entry item : entry.list()) {
      if (item.isMapping()) {
        numbers.addAll(range(item, least, most));
      } else {
        numbers.add(item.number(least, most));
      }
    }
    return List.copyOf(numbers);
  }

  private static List<Integer> range(Entry entry, int least, int most) {
    Fields fields = entry.fields();
    fields.requireOnly(KEYS);
    int from = fields.require("from").number(least, most);
    int to = fields.require("to").number(from, most);
    boolean multiplies = fields.find("factor").isPresent();
    if (multiplies && fields.find("step").isPresent()) {
      throw entry.refuse("it has both step and factor", "remove one of them");
    }
    int by =
        multiplies
            ? fields.require("factor").number(2, most)
            : fields.find("step").map(step -> step.number(1, most)).orElse(1);
    if (multiplies && from == 0) {
      throw entry.refuse("a factor never leads away from 0", "start at 1 or name a step");
    }
    List<Integer> numbers = new ArrayList<>();
    for (long n = from; n <= to; n = multiplies ? n * by : n + by) {
      numbers.add((int) n);
    }
    return numbers;
  }
}
