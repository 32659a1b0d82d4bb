package org.firefly.events.aedat;

/** How the packets of an AEDAT 4 file are compressed, in the order of the format's numbers. */
enum Compression {
  NONE,
  LZ4,
  LZ4_HIGH,
  ZSTD,
  ZSTD_HIGH;

  /** Reader of packets that are compressed so. */
  PacketBody body(PacketSource packet) {
    return switch (this) {
      case NONE -> new PlainBody(packet);
      case LZ4, LZ4_HIGH -> new Lz4Body(packet);
      case ZSTD, ZSTD_HIGH -> new ZstdBody(packet);
    };
  }
}
