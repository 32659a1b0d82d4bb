package org.firefly.events.table;

import org.firefly.events.Rule;

/** What the columns of a table without names are. */
public enum ColumnOrder implements Rule {
  /** Time, x, y, polarity: most text files. */
  TXYP("txyp"),
  /** x, y, time, polarity: tonic's structured arrays. */
  XYTP("xytp"),
  /** x, y, polarity, time: tonic's copy of DVS128 Gesture. */
  XYPT("xypt");

  private final String letters;

  ColumnOrder(String letters) {
    this.letters = letters;
  }

  /** Place of a column by its letter. */
  int place(char letter) {
    return letters.indexOf(letter);
  }

  @Override
  public String question() {
    return "column-order";
  }
}
