package org.firefly.events.aedat;

import java.io.EOFException;
import org.firefly.events.ByteSource;

/** The bytes of one packet after the other, none beyond the end of the present one. */
final class PacketSource {
  private final ByteSource source;
  private long left;
  private boolean cut;

  PacketSource(ByteSource source) {
    this.source = source;
  }

  /** Begins a packet of a number of bytes. */
  void open(long bytes) {
    left = bytes;
  }

  /** Bytes of the packet that are not taken yet. */
  long left() {
    return left;
  }

  /** Whether the file ended within the packet. */
  boolean isCut() {
    return cut;
  }

  /** Takes the rest of the packet. */
  void finish() {
    cut |= source.discard(left) < left;
    left = 0;
  }

  /** Makes bytes available in {@link #buffer} from {@link #position} on. */
  void require(int bytes) throws EOFException {
    if (bytes > left) {
      throw new EOFException("a packet ends within its data");
    }
    if (source.available(bytes) < bytes) {
      cut = true;
      throw new EOFException("the file ends within a packet");
    }
  }

  byte[] buffer() {
    return source.buffer();
  }

  int position() {
    return source.position();
  }

  /** Takes bytes that are available. */
  void skip(int bytes) {
    source.skip(bytes);
    left -= bytes;
  }

  /** Copies and takes bytes, at least one; -1 at the end of packet or file. */
  int read(byte[] target, int offset, int length) {
    int there = (int) Math.min(Math.min(left, length), source.available(1));
    if (there <= 0) {
      cut |= left > 0 && length > 0;
      return -1;
    }
    System.arraycopy(source.buffer(), source.position(), target, offset, there);
    skip(there);
    return there;
  }
}
