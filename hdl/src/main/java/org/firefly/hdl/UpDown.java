package org.firefly.hdl;

/**
 * A counter that goes up and down by one. Its register has the name of the field that holds the
 * counter.
 */
public final class UpDown implements Area {
  private final Module module;
  private final UInt count;

  /**
   * A counter in a register that counts from 0 to {@code most} and knows no bounds: what drives it
   * keeps them.
   *
   * @param module holds the register
   * @param most largest count, 1 or more
   * @param initial count after reset
   */
  public UpDown(Module module, int most, int initial) {
    this.module = module;
    count = module.register(Hardware.uint(Hardware.bitsFor(most + 1)), initial);
  }

  /** Counts one up, one down, or, where both are true, neither; to be called once. */
  public void count(Bool up, Bool down) {
    module
        .when(up.and(down.not()), () -> count.set(count.plus(1)))
        .elseWhen(down.and(up.not()), () -> count.set(count.minus(1)));
  }

  /** The count. */
  public UInt value() {
    return count;
  }

  /** Whether the count is 0. */
  public Bool isZero() {
    return count.isZero();
  }

  /** Whether the count is not 0. */
  public Bool any() {
    return count.orReduce();
  }
}
