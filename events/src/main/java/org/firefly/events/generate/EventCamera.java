package org.firefly.events.generate;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.firefly.events.EventBatch;

/**
 * Records pictures. The picture's middle moves around the sensor's middle, a pixel of it on a pixel
 * of the sensor. Brightness is computed every two milliseconds; between, its logarithm changes at
 * constant speed, so that events come at the microsecond at which the threshold is crossed. Equal
 * models, pictures and seeds give equal recordings.
 */
public final class EventCamera {
  private static final int STEP = 2_000;
  private static final double SECOND = 1e6;

  /** Time and pixel stand above the polarity in a number by which events are sorted. */
  private static final int POLARITY_BITS = 1;

  private final CameraModel model;
  private final Saccades saccades;
  private final int width;
  private final int height;
  private final LogTable logarithms;

  public EventCamera(CameraModel model, Saccades saccades) {
    this.model = model;
    this.saccades = saccades;
    width = model.sensor().width();
    height = model.sensor().height();
    logarithms = new LogTable(model.darkness());
  }

  /**
   * Records a picture.
   *
   * @param seed of the pixels' thresholds and of the noise
   * @return the events in order of time, then place; the first at 0 us or later
   */
  public EventBatch record(Picture picture, long seed) {
    Run run = new Run(picture, new SplittableRandom(seed));
    for (int time = STEP; time <= saccades.duration(); time += STEP) {
      run.step(time);
    }
    return run.batch();
  }

  /** One recording. */
  private final class Run {
    private final Picture picture;
    private final SplittableRandom random;
    private final double[] thresholds = new double[width * height];
    private final double[] before = new double[width * height];
    private final double[] reference = new double[width * height];
    private long[] events = new long[1 << 12];
    private int count;

    Run(Picture picture, SplittableRandom random) {
      this.picture = picture;
      this.random = random;
      for (int i = 0; i < thresholds.length; i++) {
        thresholds[i] = model.threshold() * Math.max(0.1, 1 + model.mismatch() * gaussian());
        before[i] = logarithm(i, 0);
        reference[i] = before[i];
      }
    }

    void step(int time) {
      for (int pixel = 0; pixel < thresholds.length; pixel++) {
        double now = logarithm(pixel, time);
        cross(pixel, time - STEP, before[pixel], now);
        before[pixel] = now;
        if (random.nextDouble() < model.noiseRate() * STEP / SECOND) {
          add(time - STEP + random.nextInt(STEP), pixel, random.nextInt(2));
        }
      }
    }

    /** Emits an event for every threshold between the brightness before and now. */
    private void cross(int pixel, int from, double last, double now) {
      double threshold = thresholds[pixel];
      while (Math.abs(now - reference[pixel]) >= threshold) {
        boolean brighter = now > reference[pixel];
        reference[pixel] += brighter ? threshold : -threshold;
        double share = now == last ? 0 : (reference[pixel] - last) / (now - last);
        add(from + (int) (Math.min(Math.max(share, 0), 1) * (STEP - 1)), pixel, brighter ? 1 : 0);
      }
    }

    private double logarithm(int pixel, int time) {
      double x = pixel % width - saccades.x(time) - (width - picture.width()) / 2.0;
      double y = pixel / width - saccades.y(time) - (height - picture.height()) / 2.0;
      return logarithms.of(picture.brightness(x, y));
    }

    private void add(int time, int pixel, int polarity) {
      if (count == events.length) {
        events = Arrays.copyOf(events, 2 * count);
      }
      events[count++] = ((long) time * thresholds.length + pixel) << POLARITY_BITS | polarity;
    }

    /** A sum of twelve uniform numbers is normal enough, and the same on every machine. */
    private double gaussian() {
      double sum = -6;
      for (int i = 0; i < 12; i++) {
        sum += random.nextDouble();
      }
      return sum;
    }

    EventBatch batch() {
      Arrays.sort(events, 0, count);
      EventBatch batch = new EventBatch(Math.max(count, EventBatch.MIN_CAPACITY));
      for (int i = 0; i < count; i++) {
        long place = events[i] >>> POLARITY_BITS;
        int pixel = (int) (place % thresholds.length);
        batch.add(place / thresholds.length, pixel % width, pixel / width, (int) (events[i] & 1));
      }
      return batch;
    }
  }
}
