package org.firefly.events;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The questions that tools answer differently, and their answers by name. */
public final class Rules {
  private static final List<Class<? extends Rule>> GENERAL =
      List.of(OutOfSensor.class, TimeOrder.class, CutFile.class, TimeWrap.class, EarlyEvents.class);

  private Rules() {}

  /** All questions: those of all formats first, then those of each. */
  public static List<Class<? extends Rule>> questions() {
    Set<Class<? extends Rule>> questions = new LinkedHashSet<>(GENERAL);
    EventFiles.formats().forEach(format -> questions.addAll(format.rules()));
    return List.copyOf(questions);
  }

  /** The answers to a question; the first is FireFly's own. */
  public static List<Rule> answers(Class<? extends Rule> question) {
    return List.of(question.getEnumConstants());
  }

  /**
   * The rule of a text such as {@code time-wrap=any-fall}.
   *
   * @throws EventException if there is no such question or answer; the message lists those there
   *     are
   */
  public static Rule parse(String text) {
    String[] parts = text.split("=", 2);
    List<Rule> answers =
        questions().stream()
            .map(Rules::answers)
            .filter(rules -> rules.get(0).question().equals(parts[0]))
            .findFirst()
            .orElseThrow(
                () ->
                    new EventException(
                        "'%s' is not a rule for reading events; name one of %s."
                            .formatted(parts[0], names())));
    return answers.stream()
        .filter(rule -> parts.length == 2 && rule.answer().equals(parts[1]))
        .findFirst()
        .orElseThrow(
            () ->
                new EventException(
                    "'%s' gives no answer that is known; write %s=%s."
                        .formatted(text, parts[0], words(answers))));
  }

  private static String names() {
    return questions().stream()
        .map(question -> answers(question).get(0).question())
        .collect(Collectors.joining(", "));
  }

  private static String words(List<Rule> answers) {
    return answers.stream().map(Rule::answer).collect(Collectors.joining("|"));
  }
}
