package org.firefly.accelerator.weight;

import static org.firefly.architecture.isa.CoreStructure.PARAMETER_SETS;
import static org.firefly.hdl.Hardware.any;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.uint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ParameterSet;
import org.firefly.accelerator.channel.ParameterSteps;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.NeuronParameter;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * The neurons' constants for the next groups: {@link CoreStructure#PARAMETER_SETS} sets in
 * distributed RAM, in banks as wide as the constants of one beat.
 *
 * <p>Each kind has a read pointer of its own, which {@link #steps} moves, so that no values have to
 * be pipelined to the clock of their use. b and b0 are never wanted in the same clock and share
 * memories of twice the depth. Values come from the memories without a register, in the clock after
 * their set is complete or their pointer has moved.
 */
public final class ParameterStore extends Module {
  private static final int SET_BITS = bitsFor(PARAMETER_SETS);

  /** Whether a beat of parameters arrives. */
  public final Bool arrives = input(bool());

  /** The beat, the first parameter in the lowest bits. */
  public final UInt beat;

  /** Moves {@link #set} from group to group. */
  public final ParameterSteps steps = input(ParameterSteps.type());

  /** The constants. */
  public final ParameterSet set;

  /** Whether the set is complete whose first kind is used next. */
  public final Bool there = output(bool());

  private final int banksPerKind;
  private final BankSelect select;
  private final UInt written = register(uint(SET_BITS + 1), 0);
  private final UInt decays = pointer(steps.decay());
  private final UInt biases = pointer(steps.bias());
  private final UInt thresholds = pointer(steps.threshold());
  private final UInt resets = pointer(steps.reset());
  private final List<Memory<UInt>> banks = new ArrayList<>();

  /** The store of a core. */
  public ParameterStore(CoreWidths widths) {
    WeightSizes sizes = new WeightSizes(widths);
    beat = input(uint(widths.beatBits()));
    set = output(ParameterSet.type(widths));
    banksPerKind = sizes.parameterBeats() / NeuronParameter.values().length;
    select = instance(new BankSelect(sizes.parameterBeats()));
    select.arrives.set(arrives);
    when(select.wraps, () -> written.set(written.plus(1)));
    store(set.decay(), NeuronParameter.DECAYS, 0, decays);
    storeBiases();
    store(set.threshold(), NeuronParameter.THRESHOLD, 0, thresholds);
    store(set.reset(), NeuronParameter.RESET, 0, resets);
    there.set(written.ne(widths.config().synapses() ? storeCurrents() : leaveCurrents()));
  }

  private UInt pointer(Bool step) {
    UInt pointer = register(uint(SET_BITS + 1), 0);
    when(step, () -> pointer.set(pointer.plus(1)));
    return pointer;
  }

  /** Stores a and k; returns the pointer of a, which is used before all others. */
  private UInt storeCurrents() {
    UInt currentDecays = named("currentDecays", pointer(steps.currentDecay()));
    UInt currentBiases = named("currentBiases", pointer(steps.currentBias()));
    store(set.currentDecay(), NeuronParameter.DECAYS, ParameterSet.DECAY_BITS, currentDecays);
    store(set.currentBias(), NeuronParameter.CURRENT_BIAS, 0, currentBiases);
    return currentDecays;
  }

  /**
   * Leaves out a and k; lint tools exempt signals that are named unused. Returns the pointer of m,
   * which is then used before all others.
   */
  private UInt leaveCurrents() {
    int used = Math.max(set.bias().get(0).width(), ParameterSet.DECAY_BITS);
    List<Bits> left = new ArrayList<>();
    left.add(steps.currentDecay());
    left.add(steps.currentBias());
    left.add(slices(Integer.SIZE - used, used));
    for (int i = 0; i < banksPerKind; i++) {
      left.add(enable(NeuronParameter.CURRENT_BIAS, i));
    }
    named("currents_unused", wire(concat(left))).dontTouch();
    return decays;
  }

  /** Stores one kind, which begins at bit {@code low} of its words. */
  private void store(Vec<? extends Bits> lanes, NeuronParameter kind, int low, UInt pointer) {
    for (int i = 0; i < banksPerKind; i++) {
      Memory<UInt> bank = bank(lanes.get(0).width(), PARAMETER_SETS);
      bank.write(enable(kind, i), setNumber(written), slices(lanes.get(0).width(), low));
      drive(lanes, i, bank.read(setNumber(pointer)));
    }
  }

  private void storeBiases() {
    int bits = set.bias().get(0).width();
    Bool isFirst =
        named(
            "isFirst",
            any(
                IntStream.range(0, banksPerKind)
                    .mapToObj(i -> enable(NeuronParameter.FIRST_BIAS, i))
                    .toList()));
    UInt writeAddress = concat(setNumber(written), isFirst);
    UInt readAddress = concat(setNumber(biases), steps.firstStep());
    for (int i = 0; i < banksPerKind; i++) {
      Memory<UInt> bank = bank(bits, 2 * PARAMETER_SETS);
      Bool enable = enable(NeuronParameter.BIAS, i).or(enable(NeuronParameter.FIRST_BIAS, i));
      bank.write(enable, writeAddress, slices(bits, 0));
      drive(set.bias(), i, bank.read(readAddress));
    }
  }

  private Memory<UInt> bank(int bits, int depth) {
    Memory<UInt> bank =
        memory(uint(beat.width() / Integer.SIZE * bits), depth, MemoryStyle.DISTRIBUTED);
    banks.add(bank);
    return bank;
  }

  private Bool enable(NeuronParameter kind, int bank) {
    return select.enable.bit(kind.ordinal() * banksPerKind + bank);
  }

  private static UInt setNumber(UInt pointer) {
    return pointer.truncate(SET_BITS);
  }

  /** Some bits of each word of the beat. */
  private UInt slices(int bits, int low) {
    List<UInt> highestFirst = new ArrayList<>();
    for (int word = beat.width() - Integer.SIZE; word >= 0; word -= Integer.SIZE) {
      highestFirst.add(beat.slice(word + low + bits - 1, word + low));
    }
    return concat(highestFirst);
  }

  private static void drive(Vec<? extends Bits> lanes, int bank, UInt word) {
    int bits = lanes.get(0).width();
    int count = word.width() / bits;
    for (int i = 0; i < count; i++) {
      UInt value = word.slice(bits * (i + 1) - 1, bits * i);
      Bits lane = lanes.get(count * bank + i);
      if (lane instanceof SInt signed) {
        signed.set(value.asSInt());
      } else if (lane instanceof UInt unsigned) {
        unsigned.set(value);
      }
    }
  }
}
