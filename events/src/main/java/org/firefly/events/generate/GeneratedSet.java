package org.firefly.events.generate;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.firefly.events.EventBatch;
import org.firefly.events.EventFiles;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;

/** Writes recordings of pictures into folders as classes: FOLDER/CLASS/NNNNN.SUFFIX. */
public final class GeneratedSet {
  private static final Recording CAMERA = Recording.of("generated").withCamera("FireFly's model");

  private final EventCamera camera;
  private final CameraModel model;
  private final String suffix;
  private final long seed;

  /**
   * @param suffix of the files, which decides their format, such as {@code .bin}
   * @param seed of all recordings; each has its own stream
   */
  public GeneratedSet(CameraModel model, Saccades saccades, String suffix, long seed) {
    this.model = model;
    camera = new EventCamera(model, saccades);
    this.suffix = suffix;
    this.seed = seed;
  }

  /**
   * Records pictures, on all cores; the files do not depend on their number.
   *
   * @param pictures number of pictures
   * @param done is called after each one, by several threads
   * @return events of all recordings
   * @throws org.firefly.events.EventException if a file cannot be written
   */
  public long write(
      Path folder,
      int pictures,
      IntFunction<Picture> picture,
      IntFunction<Integer> label,
      Runnable done) {
    return IntStream.range(0, pictures)
        .parallel()
        .mapToLong(
            i -> {
              Path file =
                  folder
                      .resolve(label.apply(i).toString())
                      .resolve(String.format(Locale.ROOT, "%05d%s", i + 1, suffix));
              long events = write(file, camera.record(picture.apply(i), seed * 1_000_003 + i));
              done.run();
              return events;
            })
        .sum();
  }

  private long write(Path file, EventBatch batch) {
    try (EventWriter writer = EventFiles.create(file, CAMERA.withSensor(model.sensor()))) {
      writer.write(batch);
      writer.finish();
      return batch.size();
    }
  }
}
