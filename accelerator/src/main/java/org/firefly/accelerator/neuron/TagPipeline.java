package org.firefly.accelerator.neuron;

import org.firefly.accelerator.channel.PositionTag;
import org.firefly.hdl.Area;
import org.firefly.hdl.Module;

/**
 * A tag at every clock of the neuron path, counted from that of the position's sums. Shift
 * registers without reset, so a tag means something only where the position is known to be valid.
 */
final class TagPipeline implements Area {
  private final int first;
  private final PositionTag[] tags;

  /**
   * A pipeline.
   *
   * @param module holds the registers
   * @param tag the tag as the position enters the array
   * @param latency clocks from there to the sums
   * @param first earliest clock that is asked for, negative
   * @param last latest clock that is asked for
   */
  TagPipeline(Module module, PositionTag tag, int latency, int first, int last) {
    this.first = first;
    tags = new PositionTag[last - first + 1];
    tags[0] = module.delay(tag, latency + first);
    for (int i = 1; i < tags.length; i++) {
      tags[i] = module.next(tags[i - 1]);
    }
  }

  /** The tag of the position whose sums come, or came, {@code clock} clocks before this one. */
  PositionTag at(int clock) {
    return tags[clock - first];
  }
}
