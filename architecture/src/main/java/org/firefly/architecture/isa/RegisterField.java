package org.firefly.architecture.isa;

import java.util.Arrays;
import java.util.List;

/**
 * The fields of the registers that hold several values. This table is the only place that knows
 * where a field lies in its register; a register without fields is one value of 32 bits.
 */
public enum RegisterField {
  VERSION_MINOR(Register.VERSION, 0, 16, "minor"),
  VERSION_MAJOR(Register.VERSION, 16, 16, "major"),
  SHAPE_PARALLELISM(Register.SHAPE, 0, 8, "P"),
  SHAPE_CORES(Register.SHAPE, 8, 4, "cores"),
  SHAPE_CORE(Register.SHAPE, 12, 4, "number of this core"),
  SHAPE_MEMBRANE_BITS(Register.SHAPE, 16, 6, "membraneBits"),
  SHAPE_BEAT_BYTES(Register.SHAPE, 22, 8, "bytes of a beat"),
  SHAPE_SYNAPSES(Register.SHAPE, 30, 1, "synapses"),
  MEMORIES_MEMBRANE_DEPTH(Register.MEMORIES, 0, 5, "membraneDepth"),
  MEMORIES_WEIGHT_RING_TILES(Register.MEMORIES, 5, 5, "weightRingTiles"),
  MEMORIES_MAX_WIDTH(Register.MEMORIES, 10, 5, "maxWidth"),
  MEMORIES_VECTOR_BANK_DEPTH(Register.MEMORIES, 15, 5, "vectorBankDepth"),
  MEMORIES_PASS_TABLE_DEPTH(Register.MEMORIES, 20, 5, "passTableDepth"),
  MEMORIES_WEIGHT_PORTS(Register.MEMORIES, 25, 2, "weightPorts"),
  CONTROL_START(Register.CONTROL, Register.START, "start a run"),
  CONTROL_STOP(Register.CONTROL, Register.STOP, "stop it when issued bursts have ended"),
  STATUS_BUSY(Register.STATUS, 0, 1, "busy"),
  STATUS_DONE(Register.STATUS, 1, 1, "done"),
  STATUS_FAILED(Register.STATUS, 2, 1, "failed"),
  STATUS_MEMBRANE_OVERFLOW(Register.STATUS, 3, 1, "membrane overflow"),
  STATUS_STOPPED(Register.STATUS, 4, 1, "stopped"),
  STATUS_START_REFUSED(Register.STATUS, 5, 1, "start refused while busy"),
  STATUS_ERROR(Register.STATUS, 8, 4, "error code (see below)"),
  STATUS_WAITS(Register.STATUS, 16, 6, "waits for (see below)"),
  INTERRUPT_ENABLE_END(Register.INTERRUPT_ENABLE, 0, 1, "the end of a run"),
  INTERRUPT_END(Register.INTERRUPT, 0, 1, "a run has ended"),
  PROGRESS_LAYER(
      Register.PROGRESS,
      0,
      12,
      "LAYER of the descriptor that arrived last, 0 before the first of a run"),
  PROGRESS_FINISHED(Register.PROGRESS, 16, 16, "finished descriptors"),
  LAYER_LOG_CLOCK(
      Register.LAYER_LOG, 0, 31, "clock at which the descriptor's last write was acknowledged"),
  LAYER_LOG_OVERFLOW(Register.LAYER_LOG, 31, 1, "membrane overflow in it");

  private final Register register;
  private final BitField bits;

  RegisterField(Register register, int lowBit, int width, String meaning) {
    this.register = register;
    bits = new BitField(name().substring(register.name().length() + 1), lowBit, width, meaning);
  }

  RegisterField(Register register, int bit, String meaning) {
    this(register, Integer.numberOfTrailingZeros(bit), 1, meaning);
  }

  /** The fields of a register, the lowest first; none where it is one value. */
  public static List<RegisterField> of(Register register) {
    return Arrays.stream(values()).filter(field -> field.register == register).toList();
  }

  /** The register that holds it. */
  public Register register() {
    return register;
  }

  /** Where it lies and what it holds; the name is without the register's. */
  public BitField bits() {
    return bits;
  }

  /** The value of the field in a value of its register, unsigned. */
  public int of(int word) {
    return (int) bits.of(word);
  }

  /** Whether a value of the register has a one in the field. */
  public boolean isSet(int word) {
    return bits.of(word) != 0;
  }
}
