package org.firefly.events.aedat;

import static org.firefly.events.ByteSource.INT_LE;

import java.io.IOException;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Packets that are LZ4 frames, with blocks that are independent or linked. Source: the description
 * of the frame format, https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md.
 */
final class Lz4Body extends PacketBody {
  private static final int MAGIC = 0x184d2204;
  private static final int HISTORY = 1 << 16;
  private static final int MIN_WINDOW = 8 * HISTORY;
  private static final int PLAIN_BLOCK = 1 << 31;
  private static final int CHECKSUM_SEED = 0;

  private final PacketSource packet;
  private final StreamingXXHash32 contentChecksum =
      XXHashFactory.fastestJavaInstance().newStreamingHash32(CHECKSUM_SEED);
  private byte[] window = new byte[0];
  private int read;
  private int decoded;
  private int maxBlock;
  private boolean linked;
  private boolean checksBlocks;
  private boolean checksContent;
  private boolean ended;

  Lz4Body(PacketSource packet) {
    this.packet = packet;
  }

  @Override
  void open() throws IOException {
    if (takeInt() != MAGIC) {
      throw new IOException("a packet is no LZ4 frame");
    }
    packet.require(2);
    int flags = packet.buffer()[packet.position()];
    int sizes = packet.buffer()[packet.position() + 1];
    int sizeCode = sizes >> 4 & 7;
    if ((flags >> 6 & 3) != 1 || (flags & 1) != 0 || sizeCode < 4) {
      throw new IOException("an LZ4 frame is of an unknown version or needs a dictionary");
    }
    linked = (flags & 0x20) == 0;
    checksBlocks = (flags & 0x10) != 0;
    checksContent = (flags & 0x04) != 0;
    maxBlock = 1 << 8 + 2 * sizeCode;
    int contentSize = (flags & 0x08) != 0 ? Long.BYTES : 0;
    int headerBytes = 2 + contentSize + 1;
    packet.require(headerBytes);
    packet.skip(headerBytes);
    begin();
  }

  private void begin() {
    int length = Math.max(MIN_WINDOW, HISTORY + maxBlock) + Lz4Block.SLACK;
    if (window.length < length) {
      window = new byte[length];
    }
    read = 0;
    decoded = 0;
    ended = false;
    contentChecksum.reset();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (read == decoded && !ended) {
      block();
    }
    if (read == decoded) {
      return -1;
    }
    int bytes = Math.min(length, decoded - read);
    System.arraycopy(window, read, target, offset, bytes);
    read += bytes;
    return bytes;
  }

  private void block() throws IOException {
    int header = takeInt();
    if (header == 0) {
      end();
      return;
    }
    int bytes = header & ~PLAIN_BLOCK;
    if (bytes > maxBlock) {
      throw new IOException("an LZ4 block is larger than its frame allows");
    }
    packet.require(bytes);
    makeRoom();
    decode(bytes, (header & PLAIN_BLOCK) != 0);
    packet.skip(bytes);
    if (checksContent) {
      contentChecksum.update(window, read, decoded - read);
    }
    if (checksBlocks) {
      takeInt();
    }
  }

  private void decode(int bytes, boolean plain) throws IOException {
    int from = packet.position();
    if (plain) {
      System.arraycopy(packet.buffer(), from, window, decoded, bytes);
      decoded += bytes;
      return;
    }
    try {
      int history = linked ? 0 : decoded;
      decoded =
          Lz4Block.decode(
              packet.buffer(), from, from + bytes, window, history, decoded, decoded + maxBlock);
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("an LZ4 block is damaged", e);
    }
  }

  /** Moves the history to the front of the window when the next block might not fit behind it. */
  private void makeRoom() {
    if (decoded + maxBlock + Lz4Block.SLACK > window.length) {
      int kept = Math.min(decoded, HISTORY);
      System.arraycopy(window, decoded - kept, window, 0, kept);
      read = kept;
      decoded = kept;
    }
  }

  private void end() throws IOException {
    ended = true;
    if (checksContent && takeInt() != contentChecksum.getValue()) {
      throw new IOException("an LZ4 frame's checksum is wrong");
    }
  }

  private int takeInt() throws IOException {
    packet.require(Integer.BYTES);
    int value = (int) INT_LE.get(packet.buffer(), packet.position());
    packet.skip(Integer.BYTES);
    return value;
  }
}
