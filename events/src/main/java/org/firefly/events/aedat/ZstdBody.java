package org.firefly.events.aedat;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/** Packets that are Zstandard frames. */
final class ZstdBody extends PacketBody {
  private final InputStream packet;
  private ZstdInputStreamNoFinalizer frame;

  ZstdBody(PacketSource packet) {
    this.packet = new PlainBody(packet);
  }

  @Override
  void open() throws IOException {
    close();
    frame = new ZstdInputStreamNoFinalizer(packet, RecyclingBufferPool.INSTANCE);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return frame.read(target, offset, length);
  }

  @Override
  public void close() throws IOException {
    if (frame != null) {
      frame.close();
      frame = null;
    }
  }
}
