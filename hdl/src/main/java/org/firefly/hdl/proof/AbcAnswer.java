package org.firefly.hdl.proof;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.hdl.tree.HardwareException;

/** Reads what ABC prints. Whatever is not exactly one known answer is none. */
final class AbcAnswer {
  private static final Pattern PROVED = Pattern.compile("^Property proved\\. .*$");
  private static final Pattern BOUNDED =
      Pattern.compile("^No output asserted in (\\d+) frames\\. .*$");
  private static final Pattern HAPPENS =
      Pattern.compile("^Output 0 of miter \".*\" was asserted in frame (\\d+)\\. .*$");

  /** Where no register is left, ABC's bounded check has nothing to unroll. */
  private static final Pattern COMBINATIONAL =
      Pattern.compile("^Error: Does not work for combinational networks\\.$");

  private final List<String> lines;
  private final String about;

  private AbcAnswer(String output, String about) {
    lines = output.lines().map(String::strip).toList();
    this.about = about;
  }

  /**
   * The answer of {@code pdr}.
   *
   * @param about what was asked, for messages
   * @param inputs the inputs that lead to where it happens
   * @throws HardwareException if there is no answer
   */
  static Verdict unbounded(String output, String about, Function<Integer, String> inputs) {
    AbcAnswer answer = new AbcAnswer(output, about);
    Optional<MatchResult> proved = answer.find(PROVED);
    Optional<MatchResult> happens = answer.find(HAPPENS);
    if (proved.isPresent() == happens.isPresent()) {
      throw answer.none();
    }
    return happens.map(result -> happens(result, inputs)).orElseGet(Verdict.Never::new);
  }

  /**
   * The answer of {@code bmc3}.
   *
   * @param clocks number of clocks that were to be looked at
   */
  static Verdict bounded(
      String output, String about, int clocks, Function<Integer, String> inputs) {
    AbcAnswer answer = new AbcAnswer(output, about);
    Optional<MatchResult> holds = answer.find(BOUNDED);
    Optional<MatchResult> happens = answer.find(HAPPENS);
    boolean whole = holds.filter(result -> Integer.parseInt(result.group(1)) == clocks).isPresent();
    if (whole == happens.isPresent() || holds.isPresent() != whole) {
      throw answer.none();
    }
    return happens
        .map(result -> happens(result, inputs))
        .orElseGet(() -> new Verdict.NotWithin(clocks));
  }

  /** Whether ABC refused a bounded check because the property knows no registers. */
  static boolean isCombinational(String output) {
    return new AbcAnswer(output, "").find(COMBINATIONAL).isPresent();
  }

  private static Verdict happens(MatchResult result, Function<Integer, String> inputs) {
    int clock = Integer.parseInt(result.group(1));
    return new Verdict.Happens(clock, inputs.apply(clock));
  }

  private Optional<MatchResult> find(Pattern pattern) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(Matcher::toMatchResult)
        .findFirst();
  }

  private HardwareException none() {
    return new HardwareException(
        "yosys-abc has no answer about " + about + ": " + String.join("\n", lines).strip());
  }
}
