package org.firefly.accelerator.channel;

import static org.firefly.accelerator.channel.CoreWidths.BEAT_COUNT_BITS;
import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;

/**
 * A request for consecutive beats of memory.
 *
 * @param offset bytes from the base address; multiple of a beat
 * @param beats number of beats, at least 1
 * @param tag comes back with every beat
 */
public record ReadRequest(
    @Width(OFFSET_BITS) UInt offset, @Width(BEAT_COUNT_BITS) UInt beats, UInt tag)
    implements Bundle {
  /** Drives this with what {@code request} asks for, under another tag. */
  public void retag(ReadRequest request, UInt newTag) {
    offset.set(request.offset);
    beats.set(request.beats);
    tag.set(newTag);
  }

  /** The type with a tag of some bits. */
  public static DataType<ReadRequest> type(int tagBits) {
    return bundle(ReadRequest.class, member("tag", uint(tagBits)));
  }
}
