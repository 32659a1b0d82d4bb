package org.firefly.events;

import java.util.Locale;
import java.util.Optional;

/** Applies to the events of any format what the options say about places and times. */
final class CheckedReader implements EventReader {
  private final String name;
  private final EventReader reader;
  private final Recording recording;
  private final OutOfSensor outOfSensor;
  private final TimeOrder timeOrder;
  private final DropCounter counter = new DropCounter();
  private final int width;
  private final int height;
  private long latest = Long.MIN_VALUE;

  CheckedReader(String name, EventReader reader, EventOptions options) {
    this.name = name;
    this.reader = reader;
    Optional<SensorSize> sensor = options.sensor().or(() -> reader.recording().sensor());
    recording = sensor.map(reader.recording()::withSensor).orElse(reader.recording());
    outOfSensor = options.rule(OutOfSensor.class);
    timeOrder = options.rule(TimeOrder.class);
    width = sensor.map(SensorSize::width).orElse(EventBatch.COORDINATES);
    height = sensor.map(SensorSize::height).orElse(EventBatch.COORDINATES);
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public boolean read(EventBatch batch) {
    while (reader.read(batch)) {
      if (outOfSensor != OutOfSensor.KEEP && !inside(batch)) {
        dropOutside(batch);
      }
      if (timeOrder != TimeOrder.KEEP) {
        dropUnordered(batch);
      }
      if (batch.size() > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Drops drops() {
    return reader.drops().plus(counter.drops());
  }

  @Override
  public void close() {
    reader.close();
  }

  private boolean inside(EventBatch batch) {
    int right = 0;
    int bottom = 0;
    for (int i = 0; i < batch.size(); i++) {
      right = Math.max(right, batch.x(i));
      bottom = Math.max(bottom, batch.y(i));
    }
    return right < width && bottom < height;
  }

  private void dropOutside(EventBatch batch) {
    int kept = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (batch.x(i) < width && batch.y(i) < height) {
        batch.move(i, kept++);
      } else if (outOfSensor == OutOfSensor.FAIL) {
        throw new EventException(
            String.format(
                Locale.ROOT,
                "%s has an event at x = %d, y = %d, outside its sensor of %d x %d; give the right size, or drop such events.",
                name,
                batch.x(i),
                batch.y(i),
                width,
                height));
      }
    }
    counter.add(DropReason.OUT_OF_SENSOR, batch.size() - kept);
    batch.resize(kept);
  }

  private void dropUnordered(EventBatch batch) {
    int kept = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (batch.time(i) >= latest) {
        latest = batch.time(i);
        batch.move(i, kept++);
      } else if (timeOrder == TimeOrder.FAIL) {
        throw new EventException(
            String.format(
                Locale.ROOT,
                "%s has an event at %d us after one at %d us; sort it, or keep or drop such events.",
                name,
                batch.time(i),
                latest));
      }
    }
    counter.add(DropReason.UNORDERED, batch.size() - kept);
    batch.resize(kept);
  }
}
