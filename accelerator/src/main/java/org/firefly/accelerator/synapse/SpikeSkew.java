package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.uint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * Delays the spikes of each slice until the partial sum of the slices before arrives: slice k of a
 * block by k clocks, each block by sixteen more than the one before. The registers have no reset
 * and so become shift register LUTs.
 */
final class SpikeSkew extends Module {
  private static final int SLICES = AcceleratorConfig.SLICES_PER_CHAIN;
  private static final int BLOCK = AcceleratorConfig.INPUTS_PER_CHAIN;

  /** Bit {@code tap P + lane}. */
  final UInt spikes;

  /** The same, each spike at the clock of its slice. */
  final UInt skewed;

  SpikeSkew(SynapseArrayConfig config) {
    spikes = input(uint(config.spikeBits()));
    skewed = output(uint(config.spikeBits()));
    Bool[] late = new Bool[config.spikeBits()];
    for (int block = 0; block < config.blocks(); block++) {
      for (int k = 0; k < SLICES; k++) {
        List<Integer> bits = bitsOfSlice(config.parallelism(), BLOCK * block + k);
        UInt word = delay(select(bits), config.spikeDelay(block) + k);
        for (int i = 0; i < bits.size(); i++) {
          late[bits.get(i)] = word.bit(bits.size() - 1 - i);
        }
      }
    }
    List<Bool> highestFirst = new ArrayList<>(List.of(late));
    Collections.reverse(highestFirst);
    skewed.set(concat(highestFirst));
  }

  /** Spikes of both inputs of a slice, for all taps. */
  private static List<Integer> bitsOfSlice(int parallelism, int lane) {
    List<Integer> bits = new ArrayList<>();
    for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
      bits.add(tap * parallelism + lane);
      bits.add(tap * parallelism + lane + SLICES);
    }
    return bits;
  }

  private UInt select(List<Integer> bits) {
    return concat(bits.stream().map(spikes::bit).toList());
  }
}
