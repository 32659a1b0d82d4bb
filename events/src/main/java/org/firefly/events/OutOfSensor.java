package org.firefly.events;

/** What happens to an event whose pixel is not on the sensor. */
public enum OutOfSensor implements Rule {
  /** It is dropped and counted. */
  DROP,
  /** The file is refused. */
  FAIL,
  /** It comes out as it is. */
  KEEP;

  @Override
  public String question() {
    return "out-of-sensor";
  }
}
