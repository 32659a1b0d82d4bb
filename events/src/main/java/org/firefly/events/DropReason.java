package org.firefly.events;

/** Why something in a recording does not come out of its reader. */
public enum DropReason {
  INVALID("marked invalid"),
  SPECIAL("special events"),
  TRIGGER("triggers"),
  OTHER_DATA("frames, inertial and other data"),
  OTHER_STREAM("events of other streams"),
  OUT_OF_SENSOR("outside the sensor"),
  UNORDERED("earlier than the event before"),
  BEFORE_TIME_HIGH("before the first full time"),
  BEFORE_ROW("before the first row"),
  OVERFLOW_MARKER("overflow markers"),
  UNKNOWN("of unknown kind"),
  CUT("cut off at the end");

  private final String words;

  DropReason(String words) {
    this.words = words;
  }

  /** What was dropped, to follow a number: {@code 3 triggers}. */
  public String words() {
    return words;
  }
}
