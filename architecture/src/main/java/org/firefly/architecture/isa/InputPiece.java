package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * Which part of a layer's inputs a descriptor sees. A layer whose weights do not fit on chip, or
 * whose inputs come from maps of different sizes, can be cut into pieces of its inputs, one
 * descriptor behind the other. Each reads its weights once and adds to the sums of all time steps,
 * which wait in the membrane memory; in the last piece they enter the neurons.
 *
 * @param continues adds to the sums that the piece before has left
 * @param continued leaves its sums to the next piece; nothing fires and nothing is written
 * @param repeats the sums of one time step wait, and enter every time step of this last piece
 */
public record InputPiece(boolean continues, boolean continued, boolean repeats) {
  /** All inputs at once. */
  public static final InputPiece WHOLE = new InputPiece(false, false, false);

  public InputPiece {
    if (repeats && (continued || !continues)) {
      throw new ConfigurationException(
          "Only the last of several pieces of a layer's inputs can repeat their sums.");
    }
  }

  /**
   * One of several pieces, or {@link #WHOLE} if there is one.
   *
   * @param index its number
   * @param pieces how many there are
   */
  public static InputPiece of(int index, int pieces) {
    return new InputPiece(index > 0, index < pieces - 1, false);
  }

  /** The last piece, whose time steps all take the sums of one. */
  public static InputPiece lastOfConstant() {
    return new InputPiece(true, false, true);
  }

  /** Whether sums of all time steps wait in the membrane memory. */
  public boolean sumsWait() {
    return continues || continued;
  }

  /** Whether waiting sums enter the neurons in this descriptor. */
  public boolean joins() {
    return continues && !continued;
  }

  static InputPiece read(FieldValues fields) {
    return new InputPiece(
        fields.flag(DescriptorField.CONTINUES),
        fields.flag(DescriptorField.CONTINUED),
        fields.flag(DescriptorField.REPEATS));
  }

  void write(FieldValues fields) {
    fields.put(DescriptorField.CONTINUES, continues);
    fields.put(DescriptorField.CONTINUED, continued);
    fields.put(DescriptorField.REPEATS, repeats);
  }
}
