package org.firefly.events.frames;

import java.util.Arrays;
import java.util.Locale;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.SensorSize;

/** The transforms that a text can name. */
final class Transforms {
  private Transforms() {}

  /** Which way a picture is turned. */
  enum Flip {
    X,
    Y,
    POLARITY
  }

  /** What becomes of a single event. */
  private interface PerEvent extends Transform {
    /** Writes event i of the batch changed to place {@code to}; false if it is dropped. */
    boolean place(EventBatch batch, int i, int to, SensorSize before, long start);

    @Override
    default Stage begin(SensorSize before, long start) {
      return batch -> {
        int kept = 0;
        for (int i = 0; i < batch.size(); i++) {
          kept += place(batch, i, kept, before, start) ? 1 : 0;
        }
        batch.resize(kept);
      };
    }
  }

  /**
   * Cuts out the middle of the sensor, or puts the sensor in the middle of a larger one, as tonic's
   * {@code CenterCrop} does: borders are rounded down.
   */
  record CentreCrop(SensorSize size) implements PerEvent {
    @Override
    public SensorSize sensor(SensorSize before) {
      return size;
    }

    @Override
    public boolean place(EventBatch batch, int i, int to, SensorSize before, long start) {
      int x = batch.x(i) - Math.floorDiv(before.width() - size.width(), 2);
      int y = batch.y(i) - Math.floorDiv(before.height() - size.height(), 2);
      return size.contains(x, y) && moved(batch, i, to, x, y);
    }
  }

  /** Cuts out a part of the sensor. */
  record Crop(SensorSize size, int left, int top) implements PerEvent {
    @Override
    public SensorSize sensor(SensorSize before) {
      if (left + size.width() > before.width() || top + size.height() > before.height()) {
        throw new EventException(
            String.format(
                Locale.ROOT,
                "A crop of %s at %d:%d does not lie on a sensor of %s; choose a smaller one.",
                size,
                left,
                top,
                before));
      }
      return size;
    }

    @Override
    public boolean place(EventBatch batch, int i, int to, SensorSize before, long start) {
      int x = batch.x(i) - left;
      int y = batch.y(i) - top;
      return size.contains(x, y) && moved(batch, i, to, x, y);
    }
  }

  /** Divides places by a number, as tonic's {@code Downsample} with its reciprocal as factor. */
  record Downsample(int divisor) implements PerEvent {
    @Override
    public SensorSize sensor(SensorSize before) {
      double factor = 1.0 / divisor;
      return new SensorSize(
          (int) ((before.width() - 1) * factor) + 1, (int) ((before.height() - 1) * factor) + 1);
    }

    @Override
    public boolean place(EventBatch batch, int i, int to, SensorSize before, long start) {
      double factor = 1.0 / divisor;
      return moved(batch, i, to, (int) (batch.x(i) * factor), (int) (batch.y(i) * factor));
    }
  }

  /** Scales places to a smaller sensor, as tonic's {@code Downsample} with a target size. */
  record Resize(SensorSize size) implements PerEvent {
    @Override
    public SensorSize sensor(SensorSize before) {
      if (size.width() > before.width() || size.height() > before.height()) {
        throw new EventException(
            "A sensor of %s cannot be downsampled to %s; choose a smaller size."
                .formatted(before, size));
      }
      return size;
    }

    @Override
    public boolean place(EventBatch batch, int i, int to, SensorSize before, long start) {
      int x = (int) (batch.x(i) * ((double) size.width() / before.width()));
      int y = (int) (batch.y(i) * ((double) size.height() / before.height()));
      return moved(batch, i, to, x, y);
    }
  }

  /** Mirrors the sensor, or exchanges brighter and darker. */
  record Mirror(Flip flip) implements PerEvent {
    @Override
    public SensorSize sensor(SensorSize before) {
      return before;
    }

    @Override
    public boolean place(EventBatch batch, int i, int to, SensorSize before, long start) {
      int x = flip == Flip.X ? before.width() - 1 - batch.x(i) : batch.x(i);
      int y = flip == Flip.Y ? before.height() - 1 - batch.y(i) : batch.y(i);
      moved(batch, i, to, x, y);
      batch.polarities()[to] ^= (byte) (flip == Flip.POLARITY ? 1 : 0);
      return true;
    }
  }

  /** Exchanges x and y. */
  record Transpose() implements PerEvent {
    @Override
    public SensorSize sensor(SensorSize before) {
      return new SensorSize(before.height(), before.width());
    }

    @Override
    public boolean place(EventBatch batch, int i, int to, SensorSize before, long start) {
      return moved(batch, i, to, batch.y(i), batch.x(i));
    }
  }

  /** Keeps the events of [from, to) microseconds after the first one. */
  record TimeSlice(long from, long to) implements PerEvent {
    @Override
    public SensorSize sensor(SensorSize before) {
      return before;
    }

    @Override
    public boolean place(EventBatch batch, int i, int to, SensorSize before, long start) {
      long time = batch.time(i) - start;
      return time >= from && time < this.to && moved(batch, i, to, batch.x(i), batch.y(i));
    }
  }

  /**
   * Drops an event if none of its four neighbours had one in the time before, as tonic's {@code
   * Denoise} does: in the very first such time of the clock every event has company.
   *
   * @param filterTime how long a neighbour's event counts, in microseconds
   */
  record Denoise(long filterTime) implements Transform {
    @Override
    public SensorSize sensor(SensorSize before) {
      return before;
    }

    @Override
    public Stage begin(SensorSize before, long start) {
      int width = before.width();
      int height = before.height();
      long[] until = new long[width * height];
      Arrays.fill(until, filterTime);
      return batch -> {
        int kept = 0;
        for (int i = 0; i < batch.size(); i++) {
          int x = batch.x(i);
          int at = batch.y(i) * width + x;
          long time = batch.time(i);
          until[at] = time + filterTime;
          boolean company =
              x > 0 && until[at - 1] > time
                  || x < width - 1 && until[at + 1] > time
                  || at >= width && until[at - width] > time
                  || at + width < width * height && until[at + width] > time;
          if (company) {
            batch.move(i, kept++);
          }
        }
        batch.resize(kept);
      };
    }
  }

  private static boolean moved(EventBatch batch, int i, int to, int x, int y) {
    batch.move(i, to);
    batch.xs()[to] = (short) x;
    batch.ys()[to] = (short) y;
    return true;
  }
}
