package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.vec;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * A pipelined sum of several signed numbers. Three operands meet in each adder, which costs a
 * six-input LUT and a carry bit for each bit of the result, and a register follows each adder.
 */
public final class AdderTree extends Module {
  private static final int OPERANDS = 3;

  /** The numbers to add, new ones in every clock. */
  public final Vec<SInt> operands;

  /** Their exact sum, {@link #latency} clocks later. */
  public final SInt sum;

  private final List<List<SInt>> level = new ArrayList<>();

  /**
   * A tree.
   *
   * @param count how many numbers are added, 2 or more
   * @param width width of each in bits
   */
  public AdderTree(int count, int width) {
    operands = input(vec(count, sint(width)));
    List<SInt> values = operands.elements();
    while (values.size() > 1) {
      values = nextLevel(values);
      level.add(values);
    }
    sum = output(sint(sumBits(count, width)));
    sum.set(values.get(0).truncate(sum.width()));
  }

  private List<SInt> nextLevel(List<SInt> values) {
    List<SInt> sums = new ArrayList<>();
    for (int i = 0; i < values.size(); i += OPERANDS) {
      List<SInt> group = values.subList(i, Math.min(i + OPERANDS, values.size()));
      sums.add(next(add(group, sumBits(group.size(), group.get(0).width()))));
    }
    return sums;
  }

  private static SInt add(List<SInt> group, int bits) {
    List<SInt> wide = group.stream().map(value -> value.signExtend(bits)).toList();
    return wide.size() == OPERANDS
        ? addThree(wide.get(0).asUInt(), wide.get(1).asUInt(), wide.get(2).asUInt())
        : wide.stream().reduce(SInt::plus).orElseThrow();
  }

  /** Full adders turn three numbers into two, and fit the LUTs in front of the carry chain. */
  private static SInt addThree(UInt a, UInt b, UInt c) {
    UInt sum = a.xor(b).xor(c);
    UInt carry = a.and(b).or(a.and(c)).or(b.and(c));
    return sum.plus(carry.shiftLeft(1).truncate(sum.width())).asSInt();
  }

  /** Bits that hold the sum of {@code count} signed numbers of {@code width} bits. */
  public static int sumBits(int count, int width) {
    return width + Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }

  /** Clocks from {@code count} operands to their sum. */
  public static int latency(int count) {
    int stages = 0;
    for (int left = count; left > 1; left = (left + OPERANDS - 1) / OPERANDS) {
      stages++;
    }
    return stages;
  }
}
