package org.firefly.hdl.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts assertions, assumptions and covers where synthesis does not see them. Vivado defines {@code
 * SYNTHESIS} by itself (UG901) and warns of each assertion that it would otherwise ignore.
 */
final class SynthesisGuards {
  private static final Pattern CHECK = Pattern.compile("\\s*(assert|assume|cover)__\\w+:.*");
  private static final Pattern LONE_CONDITION = Pattern.compile("\\s*if \\(.*\\)");
  private static final String BEGIN = "`ifndef SYNTHESIS";
  private static final String END = "`endif";

  private final List<String> done = new ArrayList<>();

  private SynthesisGuards() {}

  /** The same SystemVerilog, as firtool writes it, with guards around its checks. */
  static String around(String systemVerilog) {
    SynthesisGuards guards = new SynthesisGuards();
    List<String> lines = systemVerilog.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (CHECK.matcher(lines.get(i)).matches()) {
        int end = i;
        while (!lines.get(end).endsWith(";")) {
          end++;
        }
        guards.add(lines.subList(i, end + 1));
        i = end;
      } else {
        guards.done.add(lines.get(i));
      }
    }
    return String.join("\n", guards.done) + "\n";
  }

  /** A condition without a block goes with its check, or it would be that of the next statement. */
  private void add(List<String> check) {
    int last = done.size() - 1;
    if (done.get(last).equals(END)) {
      done.remove(last);
    } else {
      done.add(LONE_CONDITION.matcher(done.get(last)).matches() ? last : last + 1, BEGIN);
    }
    done.addAll(check);
    done.add(END);
  }
}
