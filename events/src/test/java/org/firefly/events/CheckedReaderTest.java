package org.firefly.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CheckedReaderTest {
  private static final SensorSize SENSOR = new SensorSize(4, 3);

  /** Three events: one in place, one outside to the right, one earlier than the first. */
  private static EventReader events() {
    return new EventReader() {
      private boolean done;

      @Override
      public Recording recording() {
        return Recording.of("test").withSensor(SENSOR);
      }

      @Override
      public boolean read(EventBatch batch) {
        batch.clear();
        if (!done) {
          batch.add(10, 3, 2, 1);
          batch.add(11, 4, 0, 0);
          batch.add(9, 0, 0, 1);
        }
        done = true;
        return batch.size() > 0;
      }

      @Override
      public Drops drops() {
        return new DropCounter().drops();
      }

      @Override
      public void close() {}
    };
  }

  private static EventReader checked(EventOptions options) {
    return new CheckedReader("f", events(), options);
  }

  @Test
  void eventsOutsideTheSensorAreDroppedAndCounted() {
    EventReader reader = checked(EventOptions.defaults());
    EventBatch batch = new EventBatch();
    assertThat(reader.read(batch)).isTrue();
    assertThat(batch.size()).isEqualTo(2);
    assertThat(batch.time(1)).isEqualTo(9);
    assertThat(reader.read(batch)).isFalse();
    assertThat(reader.drops()).hasToString("1 outside the sensor");
  }

  @Test
  void theOptionsSensorCountsMore() {
    EventReader reader = checked(EventOptions.defaults().withSensor(new SensorSize(5, 3)));
    EventBatch batch = new EventBatch();
    reader.read(batch);
    assertThat(batch.size()).isEqualTo(3);
    assertThat(reader.recording().sensor()).contains(new SensorSize(5, 3));
  }

  @Test
  void earlierEventsAreDroppedIfAskedFor() {
    EventReader reader =
        checked(EventOptions.defaults().with(TimeOrder.DROP).with(OutOfSensor.KEEP));
    EventBatch batch = new EventBatch();
    reader.read(batch);
    assertThat(batch.size()).isEqualTo(2);
    assertThat(reader.drops().count(DropReason.UNORDERED)).isEqualTo(1);
  }

  @Test
  void refusalsNameFileAndRemedy() {
    assertThatThrownBy(
            () -> checked(EventOptions.defaults().with(OutOfSensor.FAIL)).read(new EventBatch()))
        .isInstanceOf(EventException.class)
        .hasMessage(
            "f has an event at x = 4, y = 0, outside its sensor of 4 x 3;"
                + " give the right size, or drop such events.");
    assertThatThrownBy(
            () -> checked(EventOptions.defaults().with(TimeOrder.FAIL)).read(new EventBatch()))
        .hasMessageContaining("9 us after one at 10 us");
  }
}
