package org.firefly.events.aedat;

/** Packets that are not compressed. */
final class PlainBody extends PacketBody {
  private final PacketSource packet;

  PlainBody(PacketSource packet) {
    this.packet = packet;
  }

  @Override
  void open() {}

  @Override
  public int read(byte[] target, int offset, int length) {
    return packet.read(target, offset, length);
  }
}
