package org.firefly.simulator.kernel;

/** Weights of one block as its kernel packed them; immutable. */
public interface WeightBlock {
  /** Output channels of a row: 64 or 128. */
  int width();

  /** What its events name. */
  RowForm form();

  /** What an event of row r is written as: r times this number. */
  int rowStride();
}
