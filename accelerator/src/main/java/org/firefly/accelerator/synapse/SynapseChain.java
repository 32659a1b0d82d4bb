package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * Eight DSP48E2 slices that add, for four outputs, the int8 weights of those of sixteen inputs that
 * fire. The sums cannot overflow their twelve bits: 16 x -128 = -2048 and 16 x 127 = 2032.
 *
 * <p>Slice k serves inputs k (port A:B) and 8 + k (port C) and works k clocks after slice 0: the
 * spikes, and the swap of its weights, come k clocks later. A sum is out {@value #LATENCY} clocks
 * after slice 0 was given the spikes. Weights need no flip-flop of the fabric: the words of inputs
 * 7 to 0 are shifted in beforehand, those of inputs 8 to 15 come on the same port while the swap
 * ripples.
 */
public final class SynapseChain extends Module {
  /** Clocks from the spikes of slice 0 to the sums: one for OPMODE, one for each slice. */
  public static final int LATENCY = AcceleratorConfig.SLICES_PER_CHAIN + 1;

  /** Width of a sum of sixteen int8 weights. */
  public static final int SUM_BITS = 12;

  private static final int SLICES = AcceleratorConfig.SLICES_PER_CHAIN;
  private static final int OUTPUTS = AcceleratorConfig.OUTPUTS_PER_CHAIN;

  /** Weights of one input, output 0 in the lowest byte. */
  public final UInt word = input(uint(8 * OUTPUTS));

  /** Whether {@link #word} enters the cascade. */
  public final Bool shift = input(bool());

  /** Bit k: slice k takes its shifted word, and {@link #word} as that of input 8 + k. */
  public final UInt swap = input(uint(SLICES));

  /** Bit k: spike of input k, k clocks late. */
  public final UInt spikesA = input(uint(SLICES));

  /** Bit k: spike of input 8 + k, k clocks late. */
  public final UInt spikesC = input(uint(SLICES));

  /** Sum for each of the four outputs. */
  public final Vec<SInt> sums = output(vec(OUTPUTS, sint(SUM_BITS)));

  private final List<SynapseSlice> slice = new ArrayList<>();
  private final UInt unused;

  public SynapseChain() {
    UInt extended = extended();
    for (int k = 0; k < SLICES; k++) {
      add(k, extended);
    }
    UInt result = last().p;
    sums.forEach(
        (sum, i) -> sum.set(result.slice(SUM_BITS * i + SUM_BITS - 1, SUM_BITS * i).asSInt()));
    unused = unusedOutputs();
  }

  /** The four weights with their signs extended to the fields of the slice: wires only. */
  private UInt extended() {
    return concat(
        IntStream.iterate(OUTPUTS - 1, i -> i >= 0, i -> i - 1)
            .mapToObj(i -> word.slice(8 * i + 7, 8 * i).asSInt().signExtend(SUM_BITS))
            .toList());
  }

  private void add(int k, UInt extended) {
    SynapseSlice next = instance(new SynapseSlice(k == 0));
    next.tie();
    if (k == 0) {
      next.begin(extended);
    } else {
      next.follow(last());
    }
    next.gate(spikesA.bit(k), spikesC.bit(k));
    next.shiftOn(shift);
    next.swapOn(swap.bit(k), extended);
    slice.add(next);
  }

  private SynapseSlice last() {
    return slice.get(slice.size() - 1);
  }

  /** Lint tools want all outputs connected, and exempt signals that are named unused. */
  private UInt unusedOutputs() {
    List<UInt> outputs = new ArrayList<>(slice.stream().map(SynapseSlice::flags).toList());
    slice.subList(0, SLICES - 1).forEach(s -> outputs.add(s.p));
    outputs.addAll(List.of(last().acout, last().bcout, last().pcout));
    UInt wire = wire(concat(outputs));
    wire.dontTouch();
    return wire;
  }
}
