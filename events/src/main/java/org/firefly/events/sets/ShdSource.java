package org.firefly.events.sets;

import io.jhdf.HdfFile;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.firefly.events.DropCounter;
import org.firefly.events.DropReason;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventFiles;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventSource;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;

/**
 * One spoken word of an SHD or SSC file: {@code spikes/times} in seconds, as half, single or double
 * floats, and {@code spikes/units}, the channel of the cochlea from 0 to 699, which is x. A time in
 * microseconds is the double product with 10^6, cut off, as tonic has it; polarity is 1.
 */
record ShdSource(Path file, int index) implements EventSource {
  private static final SensorSize COCHLEA = new SensorSize(700, 1);
  private static final double SECOND = 1e6;

  /** Opens a file, and makes one sentence of what a damaged one leads to. */
  static <T> T withFile(Path file, Function<HdfFile, T> use) {
    try (HdfFile hdf = new HdfFile(file)) {
      return use.apply(hdf);
    } catch (EventException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The HDF5 library answers damaged structures with exceptions of many kinds, endless
      // recursion, or allocation of a size that the file made up.
      throw new EventException(
          "%s is no usable file of SHD or SSC (%s); unpack or fetch it again."
              .formatted(file, firstLine(e)),
          e);
    }
  }

  private static String firstLine(Throwable problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public String name() {
    return file + ", recording " + index;
  }

  @Override
  public EventReader open(EventOptions options) {
    double[] times = doubles("spikes/times");
    double[] units = doubles("spikes/units");
    if (times.length != units.length) {
      throw new EventException(
          String.format(
              Locale.ROOT,
              "%s has %d times for %d units; fetch the file again.",
              name(),
              times.length,
              units.length));
    }
    return EventFiles.checked(name(), new Reader(times, units), options);
  }

  private double[] doubles(String path) {
    return withFile(
        file,
        hdf -> {
          Object row = hdf.getDatasetByPath(path).getData(new long[] {index}, new int[] {1});
          return doubles(((Object[]) row)[0]);
        });
  }

  private static double[] doubles(Object array) {
    double[] values = new double[Array.getLength(array)];
    for (int i = 0; i < values.length; i++) {
      values[i] = Array.getDouble(array, i);
    }
    return values;
  }

  private static final class Reader implements EventReader {
    private final double[] times;
    private final double[] units;
    private final DropCounter drops = new DropCounter();
    private int next;

    Reader(double[] times, double[] units) {
      this.times = times;
      this.units = units;
    }

    @Override
    public Recording recording() {
      return Recording.of("SHD").withSensor(COCHLEA);
    }

    @Override
    public boolean read(EventBatch batch) {
      batch.clear();
      for (; next < times.length && batch.room() > 0; next++) {
        add(batch, (long) (times[next] * SECOND), units[next]);
      }
      return batch.size() > 0;
    }

    private void add(EventBatch batch, long time, double unit) {
      if (unit > -1 && unit < EventBatch.COORDINATES) {
        batch.add(time, (int) unit, 0, 1);
      } else {
        drops.add(DropReason.OUT_OF_SENSOR);
      }
    }

    @Override
    public Drops drops() {
      return drops.drops();
    }

    @Override
    public void close() {}
  }
}
