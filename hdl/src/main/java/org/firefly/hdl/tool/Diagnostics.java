package org.firefly.hdl.tool;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the messages of firtool into sentences with Java file and line. */
final class Diagnostics {
  /** Name under which firtool reads the circuit; a location in it means no Java line. */
  static final String INPUT_FILE = "circuit.fir";

  private static final Pattern MESSAGE =
      Pattern.compile("^(.+?):(\\d+):(\\d+): (error|note): (.*)$");
  private static final Pattern UNDRIVEN =
      Pattern.compile("(port|sink) \"(.+)\" not fully initialized in \"(.+)\"");
  private static final Pattern LOOP =
      Pattern.compile("detected combinational cycle .* sample path: (.*)");

  private Diagnostics() {}

  /** All problems in the output of firtool, one a line; the output itself if none is found. */
  static String explain(String output) {
    Set<String> problems = new LinkedHashSet<>();
    for (String line : output.lines().toList()) {
      Matcher matcher = MESSAGE.matcher(line);
      if (matcher.matches() && matcher.group(4).equals("error")) {
        problems.add(problem(matcher));
      }
    }
    return problems.isEmpty() ? "firtool failed: " + output.strip() : String.join("\n", problems);
  }

  private static String problem(Matcher message) {
    String file = message.group(1);
    String sentence = sentence(message.group(5));
    boolean java = !file.endsWith(INPUT_FILE);
    return java ? file + ":" + message.group(2) + ": " + sentence : sentence;
  }

  private static String sentence(String message) {
    Matcher undriven = UNDRIVEN.matcher(message);
    if (undriven.matches()) {
      return "'%s' of module %s is not driven in every case; drive it or give it a default before the when"
          .formatted(undriven.group(2), undriven.group(3));
    }
    Matcher loop = LOOP.matcher(message);
    if (loop.matches()) {
      return "there is a combinational loop; break it with a register: " + loop.group(1);
    }
    return message;
  }
}
