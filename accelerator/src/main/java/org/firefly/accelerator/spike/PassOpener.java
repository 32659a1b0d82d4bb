package org.firefly.accelerator.spike;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.PassCommand;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Takes the next pass while the present one is walked and, for packed layers, multiplies its chunk
 * with the number of positions, one bit per clock.
 *
 * <p>Latency one clock, for packed layers as many more as an address of the vector buffer has bits,
 * at most 13; one pass is stored. That is hidden, since a pass lasts at least P clocks.
 */
final class PassOpener extends Module {
  /**
   * A pass that can be walked.
   *
   * @param command the pass
   * @param vectorAddress packed: where the vector buffer holds the chunk of position 0
   */
  record OpenPass(PassCommand command, UInt vectorAddress) implements Bundle {
    static DataType<OpenPass> type(SpikeSizes sizes) {
      return bundle(
          OpenPass.class,
          member("command", PassCommand.type()),
          member("vectorAddress", uint(sizes.vectorAddressBits())));
    }
  }

  final Stream<PassCommand> in = input(stream(PassCommand.type()));
  final Bool packedMode = input(bool());

  /** Positions of a pass. */
  final UInt positions;

  final Stream<OpenPass> out;

  private final PassCommand command = register(PassCommand.type());
  private final Bool full = register(bool(), 0);
  private final Bool done = register(bool());
  private final UInt factor;
  private final UInt product;
  private final UInt bitsLeft;

  PassOpener(SpikeSizes sizes) {
    int bits = sizes.vectorAddressBits();
    positions = input(uint(bits));
    out = output(stream(OpenPass.type(sizes)));
    factor = register(uint(bits));
    product = register(uint(bits));
    bitsLeft = register(uint(bitsFor(bits + 1)));
    in.ready().set(full.not());
    out.valid().set(full.and(done));
    connect(out.payload().command(), command);
    out.payload().vectorAddress().set(product);
    when(in.fire(), () -> open(bits)).elseWhen(done.not(), this::multiply);
    when(in.fire(), () -> full.set(true)).elseWhen(out.fire(), () -> full.set(false));
  }

  private void open(int bits) {
    connect(command, in.payload());
    factor.set(in.payload().source().truncate(bits));
    product.set(0);
    bitsLeft.set(bits);
    done.set(packedMode.not());
  }

  private void multiply() {
    int bits = product.width();
    UInt addend = mux(factor.bit(bits - 1), positions, literal(0, bits));
    product.set(product.shiftLeft(1).truncate(bits).plus(addend));
    factor.set(factor.shiftLeft(1).truncate(bits));
    bitsLeft.set(bitsLeft.minus(1));
    done.set(bitsLeft.eq(1));
  }
}
