package org.firefly.testing.coverage;

/** How many samples a block carries, compared with what its planes have room for. */
public enum BatchFill {
  /** Room for one sample. */
  ONE,
  /** Several samples, as many as there is room for. */
  FULL,
  /** Fewer samples than there is room for, so that planes have gaps at their ends. */
  PARTIAL;

  /** The class of a block. */
  public static BatchFill of(int samples, int batch) {
    if (samples < batch) {
      return PARTIAL;
    }
    return batch == 1 ? ONE : FULL;
  }
}
