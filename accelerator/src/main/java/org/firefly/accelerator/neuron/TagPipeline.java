package org.firefly.accelerator.neuron;

import static org.firefly.hdl.Hardware.pack;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.hdl.Area;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * A tag at every clock of the neuron path, counted from that of the position's sums. Shift
 * registers without reset, so a tag means something only where the position is known to be valid.
 */
final class TagPipeline implements Area {
  private final CoreWidths widths;
  private final int first;
  private final UInt[] word;

  /**
   * A pipeline.
   *
   * @param module holds the registers
   * @param tag the tag as the position enters the array
   * @param latency clocks from there to the sums
   * @param first earliest clock that is asked for, negative
   * @param last latest clock that is asked for
   */
  TagPipeline(Module module, CoreWidths widths, PositionTag tag, int latency, int first, int last) {
    this.widths = widths;
    this.first = first;
    word = new UInt[last - first + 1];
    word[0] = module.delay(pack(tag), latency + first);
    for (int i = 1; i < word.length; i++) {
      word[i] = module.delay(word[i - 1], 1);
    }
  }

  /** The tag of the position whose sums come, or came, {@code clock} clocks before this one. */
  PositionTag at(int clock) {
    return PositionTag.type(widths).unpack(word[clock - first]);
  }
}
