package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.tree.HardwareException;

/**
 * Gathers several narrow words into a wide one, the first in the least significant bits.
 *
 * <p>The wide word is offered one clock after its last part came in. Throughput one narrow word per
 * clock: while a wide word is taken, the first part of the next may come in. Storage one wide word.
 * The path from {@code out.ready} to {@code in.ready} is combinational. Words come in multiples of
 * {@code factor}; an incomplete one waits for its rest.
 */
public final class Widener extends Module {
  /** Receives narrow words. */
  public final Stream<UInt> in;

  /** Sends wide words. */
  public final Stream<UInt> out;

  private final UInt word;
  private final UInt part;
  private final Bool complete = register(bool(), 0);

  /**
   * A converter from {@code width} to {@code width * factor} bits.
   *
   * @param factor narrow words in a wide one, 2 or more
   * @throws HardwareException if the factor is less than 2
   */
  public Widener(int width, int factor) {
    if (factor < 2) {
      throw new HardwareException("a Widener needs a factor of at least 2, not " + factor);
    }
    in = input(stream(uint(width)));
    out = output(stream(uint(width * factor)));
    word = register(uint(width * factor));
    part = register(uint(bitsFor(factor)), 0);
    Bool last = part.eq(factor - 1);
    in.ready().set(complete.not().or(out.ready()));
    when(out.fire(), () -> complete.set(false));
    when(
        in.fire(),
        () -> {
          word.set(concat(in.payload(), word.slice(width * factor - 1, width)));
          part.set(mux(last, literal(0, part.width()), part.plus(1)));
          when(last, () -> complete.set(true));
        });
    out.valid().set(complete);
    out.payload().set(word);
  }
}
