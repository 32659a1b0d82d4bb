package org.firefly.accelerator.neuron;

import org.firefly.accelerator.channel.PositionTag;
import org.firefly.hdl.Area;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;

/**
 * A position at every clock of the neuron path, counted from that of its sums. Tags lie in shift
 * registers without reset, so a tag means something only where there is a position.
 */
final class TagPipeline implements Area {
  private final int latency;
  private final int first;
  private final Bool[] valid;
  private final PositionTag[] tags;

  /**
   * A pipeline.
   *
   * @param module holds the registers
   * @param tag the tag as the position enters the array
   * @param enters whether one enters
   * @param latency clocks from there to the sums
   * @param first earliest clock whose tag is asked for, negative
   * @param last latest clock that is asked for
   */
  TagPipeline(Module module, PositionTag tag, Bool enters, int latency, int first, int last) {
    this.latency = latency;
    this.first = first;
    valid = new Bool[latency + last + 1];
    valid[0] = enters;
    for (int i = 1; i < valid.length; i++) {
      valid[i] = module.next(valid[i - 1], 0);
    }
    tags = new PositionTag[last - first + 1];
    tags[0] = module.delay(tag, latency + first);
    for (int i = 1; i < tags.length; i++) {
      tags[i] = module.next(tags[i - 1]);
    }
  }

  /** Whether there is a position whose sums come, or came, {@code clock} clocks before this one. */
  Bool valid(int clock) {
    return valid[latency + clock];
  }

  /** Its tag. */
  PositionTag at(int clock) {
    return tags[clock - first];
  }

  /** Whether it is the last position of an output group. */
  Bool endsGroup(int clock) {
    PositionTag tag = at(clock);
    return valid(clock).and(tag.lastPass()).and(tag.lastStep()).and(tag.lastOfPass());
  }
}
