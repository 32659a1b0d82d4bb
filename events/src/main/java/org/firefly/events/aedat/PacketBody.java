package org.firefly.events.aedat;

import java.io.IOException;
import java.io.InputStream;

/** The decompressed bytes of one packet after the other: each ends like a stream of its own. */
abstract class PacketBody extends InputStream {
  /** Begins a packet that its {@link PacketSource} has been opened at. */
  abstract void open() throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] target, int offset, int length) throws IOException;
}
