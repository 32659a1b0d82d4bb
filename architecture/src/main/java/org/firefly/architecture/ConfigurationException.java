package org.firefly.architecture;

import java.util.List;

/** A configuration, board or descriptor that cannot work; the message names the rule it breaks. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Strings, so that the exception stays serialisable. */
  private final String[] problems;

  public ConfigurationException(String message) {
    super(message);
    problems = new String[] {message.replaceFirst("\\.$", "")};
  }

  /**
   * Several problems, told at once.
   *
   * @param subject start of the sentence, such as {@code The board file x cannot work}
   * @param problems clauses without a full stop
   */
  public ConfigurationException(String subject, List<String> problems) {
    super(subject + ": " + String.join("; ", problems) + ".");
    this.problems = problems.toArray(String[]::new);
  }

  /** What is wrong, a clause each, without a full stop. */
  public List<String> problems() {
    return List.of(problems);
  }
}
