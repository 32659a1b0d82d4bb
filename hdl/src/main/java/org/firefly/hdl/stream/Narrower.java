package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.tree.HardwareException;

/**
 * Sends a wide word as several narrow ones, the least significant bits first.
 *
 * <p>The first part is offered one clock after the wide word came in. Throughput one narrow word
 * per clock: the next wide word comes in while the last part is taken. Storage one wide word. The
 * path from {@code out.ready} to {@code in.ready} is combinational.
 */
public final class Narrower extends Module {
  /** Receives wide words. */
  public final Stream<UInt> in;

  /** Sends narrow words. */
  public final Stream<UInt> out;

  private final UInt word;
  private final UInt part;
  private final Bool full = register(bool(), 0);

  /**
   * A converter from {@code width * factor} to {@code width} bits.
   *
   * @param factor narrow words in a wide one, 2 or more
   * @throws HardwareException if the factor is less than 2
   */
  public Narrower(int width, int factor) {
    if (factor < 2) {
      throw new HardwareException("a Narrower needs a factor of at least 2, not " + factor);
    }
    in = input(stream(uint(width * factor)));
    out = output(stream(uint(width)));
    word = register(uint(width * factor));
    part = register(uint(bitsFor(factor)), 0);
    Bool last = part.eq(factor - 1);
    in.ready().set(full.not().or(out.ready().and(last)));
    when(
        out.fire(),
        () -> {
          word.set(word.shiftRight(width));
          part.set(mux(last, literal(0, part.width()), part.plus(1)));
          when(last, () -> full.set(false));
        });
    when(
        in.fire(),
        () -> {
          word.set(in.payload());
          full.set(true);
        });
    out.valid().set(full);
    out.payload().set(word.truncate(width));
  }
}
