package org.firefly.events.table;

import org.firefly.events.Rule;

/** The unit of times in text. */
public enum CsvTime implements Rule {
  /** Seconds if the first time has a decimal point, else microseconds. */
  BY_POINT,
  MICROSECONDS,
  MILLISECONDS,
  SECONDS;

  @Override
  public String question() {
    return "csv-time";
  }
}
