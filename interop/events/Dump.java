import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.events.EventBatch;
import org.firefly.events.EventFiles;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventWriter;
import org.firefly.events.Rules;
import org.firefly.events.SensorSize;

/**
 * Reads a recording with FireFly.
 *
 * <p>{@code dump FILE OUT [RULE=ANSWER ...]}: writes 13 bytes per event to OUT, little-endian: t
 * (int64), x, y (uint16), p (uint8). {@code copy FILE OUT WIDTH HEIGHT}: writes the format of OUT's
 * suffix. {@code time FILE RUNS}: prints the number of events and the seconds of processor
 * time that each run takes.
 */
class Dump {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "dump" -> dump(file, Path.of(arguments[2]), arguments);
      case "copy" ->
          copy(
              file,
              Path.of(arguments[2]),
              new SensorSize(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4])));
      case "time" -> time(file, Integer.parseInt(arguments[2]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void dump(Path file, Path out, String[] arguments) throws Exception {
    EventOptions options = EventOptions.defaults();
    for (int i = 3; i < arguments.length; i++) {
      options = options.with(Rules.parse(arguments[i]));
    }
    EventBatch batch = new EventBatch();
    try (EventReader reader = EventFiles.open(file, options);
        var stream = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(out)))) {
      while (reader.read(batch)) {
        ByteBuffer bytes = ByteBuffer.allocate(13 * batch.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < batch.size(); i++) {
          bytes.putLong(batch.time(i)).putShort((short) batch.x(i)).putShort((short) batch.y(i));
          bytes.put((byte) batch.polarity(i));
        }
        stream.write(bytes.array());
      }
      System.out.println(reader.recording() + " dropped " + reader.drops());
    }
  }

  private static void copy(Path file, Path out, SensorSize size) {
    EventBatch batch = new EventBatch();
    try (EventReader reader = EventFiles.open(file, EventOptions.defaults().withSensor(size));
        EventWriter writer = EventFiles.create(out, reader.recording())) {
      while (reader.read(batch)) {
        writer.write(batch);
      }
      writer.finish();
    }
  }

  private static void time(Path file, int runs) {
    EventBatch batch = new EventBatch();
    for (int run = 0; run < runs; run++) {
      long start = THREADS.getCurrentThreadCpuTime();
      long events = 0;
      try (EventReader reader = EventFiles.open(file, EventOptions.defaults())) {
        while (reader.read(batch)) {
          events += batch.size();
        }
      }
      System.out.println(events + " " + (THREADS.getCurrentThreadCpuTime() - start) / 1e9);
    }
  }
}
