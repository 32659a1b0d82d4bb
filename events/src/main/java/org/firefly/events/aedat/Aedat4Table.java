package org.firefly.events.aedat;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The table of packets at the end of an AEDAT 4 file. */
final class Aedat4Table {
  private static final int FIELDS = 5;

  private final List<Entry> entries = new ArrayList<>();

  /** A packet; position and size are those of its compressed data. */
  private record Entry(long position, int size, long events, long first, long last) {}

  void add(long position, int size, long events, long first, long last) {
    entries.add(new Entry(position, size, events, first, last));
  }

  /** The table with its size in front, not compressed. */
  ByteBuffer toFlatBuffer(int stream) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int[] offsets = new int[entries.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = add(builder, entries.get(i), stream);
    }
    builder.startVector(Integer.BYTES, offsets.length, Integer.BYTES);
    for (int i = offsets.length - 1; i >= 0; i--) {
      builder.addOffset(offsets[i]);
    }
    int vector = builder.endVector();
    builder.startTable(1);
    builder.addOffset(0, vector, 0);
    builder.finishSizePrefixed(builder.endTable(), "FTAB");
    return builder.dataBuffer();
  }

  private static int add(FlatBufferBuilder builder, Entry entry, int stream) {
    builder.startTable(FIELDS);
    builder.addLong(4, entry.last, 0);
    builder.addLong(3, entry.first, 0);
    builder.addLong(2, entry.events, 0);
    builder.addLong(0, entry.position, 0);
    builder.prep(Integer.BYTES, 2 * Integer.BYTES);
    builder.putInt(entry.size);
    builder.putInt(stream);
    builder.addStruct(1, builder.offset(), 0);
    return builder.endTable();
  }
}
