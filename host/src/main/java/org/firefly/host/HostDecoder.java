package org.firefly.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.ReadoutLayout;

/** Reads one int32 per class and sample from the memory of a finished batch block. */
public final class HostDecoder {
  private HostDecoder() {}

  /**
   * Decodes slots 0 to n - 1.
   *
   * @return [n][classes]
   */
  public static int[][] decode(HostDecoding decoding, byte[] memory, int n) {
    int[][] results = new int[n][];
    for (int slot = 0; slot < n; slot++) {
      results[slot] = decodeSlot(decoding, memory, slot);
    }
    return results;
  }

  private static int[] decodeSlot(HostDecoding decoding, byte[] memory, int slot) {
    if (decoding instanceof HostDecoding.Membranes membranes) {
      return membranes(membranes.layout(), memory, slot);
    }
    return spikeCounts((HostDecoding.SpikeCounts) decoding, memory, slot);
  }

  private static int[] membranes(ReadoutLayout layout, byte[] memory, int slot) {
    ByteBuffer values = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
    FeatureMap map = layout.map();
    int[] result = new int[map.size()];
    for (int i = 0; i < result.length; i++) {
      int position = i % map.positions();
      long at =
          layout.value(slot, i / map.positions(), position / map.width(), position % map.width());
      result[i] = values.getInt(Math.toIntExact(at));
    }
    return result;
  }

  private static int[] spikeCounts(HostDecoding.SpikeCounts counts, byte[] memory, int slot) {
    byte[] spikes = new SpikePacker(counts.layout()).unpack(memory, slot);
    int[] result = new int[counts.classes()];
    for (int i = 0; i < spikes.length; i++) {
      result[i % result.length] += spikes[i];
    }
    return result;
  }
}
