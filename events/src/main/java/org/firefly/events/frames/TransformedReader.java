package org.firefly.events.frames;

import java.util.ArrayList;
import java.util.List;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventReader;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;

/** A recording behind transforms. */
final class TransformedReader implements EventReader {
  private final EventReader reader;
  private final List<Transform> transforms;
  private final SensorSize before;
  private final SensorSize behind;
  private List<Transform.Stage> stages;

  TransformedReader(EventReader reader, List<Transform> transforms, SensorSize sensor) {
    this.reader = reader;
    this.transforms = transforms;
    before = sensor;
    SensorSize size = sensor;
    for (Transform transform : transforms) {
      size = transform.sensor(size);
    }
    behind = size;
  }

  SensorSize sensor() {
    return behind;
  }

  @Override
  public Recording recording() {
    return reader.recording().withSensor(behind);
  }

  @Override
  public boolean read(EventBatch batch) {
    while (reader.read(batch)) {
      if (stages == null) {
        stages = begin(batch.time(0));
      }
      stages.forEach(stage -> stage.apply(batch));
      if (batch.size() > 0) {
        return true;
      }
    }
    return false;
  }

  private List<Transform.Stage> begin(long start) {
    List<Transform.Stage> begun = new ArrayList<>();
    SensorSize size = before;
    for (Transform transform : transforms) {
      begun.add(transform.begin(size, start));
      size = transform.sensor(size);
    }
    return begun;
  }

  @Override
  public Drops drops() {
    return reader.drops();
  }

  @Override
  public void close() {
    reader.close();
  }
}
