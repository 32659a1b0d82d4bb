package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;

/**
 * Which part of a layer's inputs the present descriptor sees.
 *
 * @param continues adds to the sums that the descriptor before has left in the membrane memory
 * @param continued leaves its sums there; nothing fires and nothing is written out
 * @param repeats the sums that it continues are those of one time step and enter each of its own;
 *     only in a last piece, which has one pass per output group
 */
public record PieceRegisters(Bool continues, Bool continued, Bool repeats) implements Bundle {
  /** The type. */
  public static DataType<PieceRegisters> type() {
    return bundle(PieceRegisters.class);
  }

  /** Whether sums of all time steps wait in the membrane memory. */
  public Bool sumsWait() {
    return continues.or(continued);
  }

  /** Whether waiting sums enter the neurons. */
  public Bool joins() {
    return continues.and(continued.not());
  }
}
