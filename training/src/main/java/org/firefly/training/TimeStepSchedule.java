package org.firefly.training;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many time steps each epoch is trained with. Few steps first are cheap and give the later
 * epochs a good start.
 */
public final class TimeStepSchedule {
  private static final Pattern STAGE = Pattern.compile("(\\d{1,3}):(\\d{1,4})");

  private final List<Integer> timeSteps;

  private TimeStepSchedule(List<Integer> timeSteps) {
    this.timeSteps = List.copyOf(timeSteps);
  }

  /** The same number of time steps, at least 1, in all epochs, at least 1. */
  public static TimeStepSchedule constant(int timeSteps, int epochs) {
    return parse(timeSteps + ":" + epochs);
  }

  /**
   * Parses {@code steps:epochs} stages, such as {@code 1:8,2:2,4:4} for eight epochs with one step,
   * two with two and four with four.
   *
   * @throws TrainingException if the text is anything else, or has a zero
   */
  public static TimeStepSchedule parse(String text) {
    List<Integer> timeSteps = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher stage = STAGE.matcher(part.strip());
      if (!stage.matches() || stage.group(1).matches("0+") || stage.group(2).matches("0+")) {
        throw new TrainingException(
            "\"%s\" is no schedule; write steps:epochs, such as 1:8,4:4.".formatted(text));
      }
      for (int epoch = Integer.parseInt(stage.group(2)); epoch > 0; epoch--) {
        timeSteps.add(Integer.parseInt(stage.group(1)));
      }
    }
    return new TimeStepSchedule(timeSteps);
  }

  /** Number of epochs in all stages. */
  public int epochs() {
    return timeSteps.size();
  }

  /** Time steps of an epoch, counted from 0. */
  public int timeSteps(int epoch) {
    return timeSteps.get(epoch);
  }

  /** Time steps of the last epoch, those that the trained network is meant for. */
  public int finalTimeSteps() {
    return timeSteps.get(timeSteps.size() - 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeStepSchedule that && timeSteps.equals(that.timeSteps);
  }

  @Override
  public int hashCode() {
    return timeSteps.hashCode();
  }

  /** The schedule in the form that {@link #parse} reads. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < timeSteps.size(); ) {
      int to = from;
      while (to < timeSteps.size() && timeSteps.get(to).equals(timeSteps.get(from))) {
        to++;
      }
      text.append(from == 0 ? "" : ",").append(timeSteps.get(from)).append(':').append(to - from);
      from = to;
    }
    return text.toString();
  }
}
