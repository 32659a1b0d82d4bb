package org.firefly.accelerator.layer;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Multiplies by shifting and adding, for products that are wanted once per layer and should cost no
 * DSP slice.
 *
 * <p>Takes one clock per significant bit of the multiplier, at most {@value #MULTIPLIER_BITS}. A
 * start is allowed while not busy; the product is valid, and kept, from the clock in which {@code
 * busy} is low again.
 */
final class SequentialMultiplier extends Module {
  static final int PRODUCT_BITS = 48;
  static final int MULTIPLIER_BITS = 17;

  final Bool start = input(bool());
  final UInt multiplicand = input(uint(PRODUCT_BITS));
  final UInt multiplier = input(uint(MULTIPLIER_BITS));
  final Bool busy = output(bool());

  /** The product modulo 2^48. */
  final UInt product = output(uint(PRODUCT_BITS));

  private final UInt shifted = register(uint(PRODUCT_BITS));
  private final UInt left = register(uint(MULTIPLIER_BITS), 0);
  private final UInt sum = register(uint(PRODUCT_BITS));

  SequentialMultiplier() {
    busy.set(left.orReduce());
    product.set(sum);
    UInt addend = mux(left.bit(0), shifted, literal(0, PRODUCT_BITS));
    when(
            start,
            () -> {
              shifted.set(multiplicand);
              left.set(multiplier);
              sum.set(0);
            })
        .elseWhen(
            busy,
            () -> {
              shifted.set(shifted.shiftLeft(1).truncate(PRODUCT_BITS));
              left.set(left.shiftRight(1));
              sum.set(sum.plus(addend));
            });
  }
}
