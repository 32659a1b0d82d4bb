package org.firefly.accelerator.weight;

import static org.firefly.architecture.isa.CoreStructure.PARAMETER_SETS;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;

/**
 * Biases and thresholds of the next groups: {@link CoreStructure#PARAMETER_SETS} sets in
 * distributed RAM, in banks as wide as the parameters of one beat.
 *
 * <p>A set is offered two clocks after its last beat. The values come from the memories without a
 * register and stand still until the set is taken.
 */
final class ParameterStore extends Module {
  /** Whether a beat of parameters arrives. */
  final Bool arrives = input(bool());

  /** Its parameters, {@code membraneBits} each, the first in the lowest bits. */
  final UInt beat;

  final Stream<ParameterSet> out;

  private final BankSelect select;
  private final UInt written = register(uint(bitsFor(PARAMETER_SETS) + 1), 0);
  private final UInt taken = register(uint(bitsFor(PARAMETER_SETS) + 1), 0);
  private final Bool offered = register(bool(), 0);
  private final List<Memory<UInt>> banks = new ArrayList<>();

  ParameterStore(WeightSizes sizes) {
    int bits = sizes.widths().config().membraneBits();
    int lanes = sizes.parametersPerBeat();
    beat = input(uint(lanes * bits));
    out = output(stream(ParameterSet.type(sizes.widths())));
    select = instance(new BankSelect(sizes.parameterBeats()));
    select.arrives.set(arrives);
    when(select.wraps, () -> written.set(written.plus(1)));
    when(out.fire(), () -> taken.set(taken.plus(1)));
    out.valid().set(offered);
    offered.set(written.ne(taken).and(out.fire().not()));
    int banksPerKind = sizes.parameterBeats() / 2;
    for (int i = 0; i < banksPerKind; i++) {
      drive(out.payload().bias(), lanes * i, bank(i, lanes * bits));
    }
    for (int i = 0; i < banksPerKind; i++) {
      drive(out.payload().threshold(), lanes * i, bank(banksPerKind + i, lanes * bits));
    }
  }

  private UInt bank(int index, int width) {
    Memory<UInt> bank = memory(uint(width), PARAMETER_SETS, MemoryStyle.DISTRIBUTED);
    bank.write(select.enable.bit(index), written.truncate(written.width() - 1), beat);
    banks.add(bank);
    return bank.read(taken.truncate(taken.width() - 1));
  }

  private static void drive(Vec<SInt> lanes, int firstLane, UInt word) {
    int bits = lanes.get(0).width();
    for (int i = 0; i < word.width() / bits; i++) {
      lanes.get(firstLane + i).set(word.slice(bits * (i + 1) - 1, bits * i).asSInt());
    }
  }
}
