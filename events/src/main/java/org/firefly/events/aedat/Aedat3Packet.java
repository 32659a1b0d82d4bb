package org.firefly.events.aedat;

import static org.firefly.events.ByteSource.INT_LE;
import static org.firefly.events.ByteSource.SHORT_LE;

import org.firefly.events.ByteSource;

/**
 * Header of a packet, 28 bytes, little-endian.
 *
 * @param type of all its events
 * @param eventBytes size of an event
 * @param overflow how often the 31-bit time wrapped around before
 * @param capacity events that the packet has room for
 * @param number events that are there
 */
record Aedat3Packet(int type, int eventBytes, int overflow, int capacity, int number) {
  static final int BYTES = 28;
  static final int SPECIAL = 0;
  static final int POLARITY = 1;

  /** Takes a header that is known to be available. */
  static Aedat3Packet take(ByteSource source) {
    byte[] bytes = source.buffer();
    int at = source.position();
    Aedat3Packet packet =
        new Aedat3Packet(
            (short) SHORT_LE.get(bytes, at),
            (int) INT_LE.get(bytes, at + 4),
            (int) INT_LE.get(bytes, at + 12),
            (int) INT_LE.get(bytes, at + 16),
            (int) INT_LE.get(bytes, at + 20));
    source.skip(BYTES);
    if (packet.type < 0
        || packet.eventBytes <= 0
        || packet.overflow < 0
        || packet.number < 0
        || packet.capacity < packet.number) {
      throw source.damaged("has an impossible packet header (" + packet + ")");
    }
    return packet;
  }
}
