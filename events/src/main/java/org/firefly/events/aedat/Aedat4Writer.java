package org.firefly.events.aedat;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameOutputStream;
import net.jpountz.xxhash.XXHashFactory;
import org.firefly.events.ByteSink;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;

/** Writes AEDAT 4 with one stream of events, compressed with LZ4, a packet for each batch. */
final class Aedat4Writer implements EventWriter {
  private static final int STREAM = 0;
  private static final int EVENT_BYTES = 16;
  private static final int PACKET_HEADER = 8;
  private static final long UNKNOWN = -1;

  private final ByteSink sink;
  private final Aedat4Table table = new Aedat4Table();
  private final String description;
  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
  private long position;

  Aedat4Writer(Path file, Recording recording) {
    SensorSize sensor =
        recording
            .sensor()
            .orElseThrow(
                () ->
                    new EventException(
                        file + " needs the size of the sensor, which is unknown; name it."));
    description = Aedat4Description.of(STREAM, sensor, recording.camera().orElse("firefly"));
    sink = new ByteSink(file);
    byte[] header = header(UNKNOWN);
    sink.write(header, 0, header.length);
    position = header.length;
  }

  @Override
  public void write(EventBatch batch) {
    if (batch.size() == 0) {
      return;
    }
    ByteBuffer packet = compress(packet(batch));
    ByteBuffer header =
        ByteBuffer.allocate(PACKET_HEADER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(STREAM)
            .putInt(packet.remaining());
    sink.write(header.array(), 0, PACKET_HEADER);
    sink.write(packet.array(), 0, packet.remaining());
    table.add(
        position + PACKET_HEADER,
        packet.remaining(),
        batch.size(),
        batch.time(0),
        batch.time(batch.size() - 1));
    position += PACKET_HEADER + packet.remaining();
  }

  @Override
  public void finish() {
    ByteBuffer packets = compress(table.toFlatBuffer(STREAM));
    sink.write(packets.array(), 0, packets.remaining());
    sink.patch(0, header(position));
    sink.finish();
  }

  @Override
  public void close() {
    sink.close();
  }

  private byte[] header(long tablePosition) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    builder.forceDefaults(true);
    int text = builder.createString(description);
    builder.startTable(3);
    builder.addLong(1, tablePosition, UNKNOWN);
    builder.addOffset(2, text, 0);
    builder.addInt(0, Compression.LZ4.ordinal(), 0);
    builder.finishSizePrefixed(builder.endTable(), "IOHE");
    byte[] header = builder.sizedByteArray();
    return ByteBuffer.allocate(Aedat4Format.MAGIC.length + header.length)
        .put(Aedat4Format.MAGIC)
        .put(header)
        .array();
  }

  private static ByteBuffer packet(EventBatch batch) {
    FlatBufferBuilder builder = new FlatBufferBuilder(EVENT_BYTES * batch.size() + 64);
    ByteBuffer events = builder.createUnintializedVector(EVENT_BYTES, batch.size(), Long.BYTES);
    for (int i = 0; i < batch.size(); i++) {
      events.putLong(batch.time(i)).putShort((short) batch.x(i)).putShort((short) batch.y(i));
      events.putInt(batch.polarity(i));
    }
    int vector = builder.endVector();
    builder.startTable(1);
    builder.addOffset(0, vector, 0);
    builder.finishSizePrefixed(builder.endTable(), Aedat4Stream.EVENTS);
    return builder.dataBuffer();
  }

  private ByteBuffer compress(ByteBuffer plain) {
    compressed.reset();
    try (OutputStream frame =
        new LZ4FrameOutputStream(
            compressed,
            LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB,
            -1L,
            LZ4Factory.fastestJavaInstance().fastCompressor(),
            XXHashFactory.fastestJavaInstance().hash32(),
            LZ4FrameOutputStream.FLG.Bits.BLOCK_INDEPENDENCE)) {
      frame.write(plain.array(), plain.arrayOffset() + plain.position(), plain.remaining());
    } catch (IOException e) {
      throw sink.failed(e);
    }
    return ByteBuffer.wrap(compressed.toByteArray());
  }
}
