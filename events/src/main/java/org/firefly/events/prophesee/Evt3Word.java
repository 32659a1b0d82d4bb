package org.firefly.events.prophesee;

/** Types of EVT3's words, in their bits 15 to 12. */
final class Evt3Word {
  static final int ROW = 0;
  static final int FOREIGN_ROW = 1;
  static final int COLUMN = 2;
  static final int BASE_COLUMN = 3;
  static final int VECTOR_12 = 4;
  static final int VECTOR_8 = 5;
  static final int TIME_LOW = 6;
  static final int CONTINUED_4 = 7;
  static final int TIME_HIGH = 8;

  private Evt3Word() {}
}
