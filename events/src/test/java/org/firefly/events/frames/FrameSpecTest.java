package org.firefly.events.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.firefly.events.EventException;
import org.firefly.events.EventOptions;
import org.firefly.events.SensorSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSpecTest {
  private static final MemorySource RECORDING =
      new MemorySource(
          new SensorSize(3, 2),
          new long[][] {{100, 0, 0, 1}, {110, 0, 0, 1}, {120, 2, 1, 0}, {200, 1, 0, 1}});

  private static Frames frames(String spec) {
    return new Framer(FrameSpec.parse(spec), EventOptions.defaults(), Optional.empty())
        .frames(RECORDING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tonic",
        "tonic:",
        "tonic:n_time_bins=0",
        "tonic:n_time_bins=4,overlap=1",
        "tonic:n_time_bins=4,include_incomplete=true",
        "tonic:n_time_bins=4,n_event_bins=4",
        "tonic:time_window=10ms,overlap=10ms",
        "tonic:event_count=10,overlap=a",
        "spikingjelly:number=1.5",
        "spikingjelly:number=4,time=4",
        "sinabs:dt=0",
        "norse:dt=1",
        "0us",
        "10ms+10ms",
        "10ms+flip=x",
        "crop=5+10ms",
        "crop=0x5+10ms",
        "flip=z+10ms",
        "time=5ms..5ms+10ms",
        "time=5ms+10ms",
        "denoise=fast+10ms",
        "clip=2+10ms",
        "frames=0+10ms",
        "blur=3+10ms",
        "10ms+",
        "clip"
      })
  void whatCannotBeUsedIsToldInOneSentence(String text) {
    assertThatThrownBy(() -> FrameSpec.parse(text))
        .isInstanceOf(EventException.class)
        .hasMessageMatching("Frames '" + Pattern.quote(text) + "' .*\\.");
  }

  @Test
  void plainTimesTakeEveryEvent() {
    Frames frames = frames("10us");
    assertThat(frames.timeSteps()).isEqualTo(11);
    assertThat(frames.counts()[6]).isEqualTo(1);
    assertThat(frames.counts()[12 + 6]).isEqualTo(1);
    assertThat(frames.counts()[2 * 12 + 5]).isEqualTo(1);
    assertThat(frames.counts()[10 * 12 + 7]).isEqualTo(1);
  }

  @Test
  void countsCanBeMergedClippedAndPadded() {
    Frames counted = frames("50us+merge");
    assertThat(counted.counts())
        .containsExactly(2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    Frames clipped = frames("50us+merge+clip+frames=1");
    assertThat(clipped.counts()).containsExactly(1, 0, 0, 0, 0, 1);
    assertThat(frames("50us+frames=5").counts()).hasSize(5 * 12);
    assertThat(counted.maximum()).isEqualTo(2);
  }

  @Test
  void transformsApplyInTheirOrder() {
    assertThat(frames("transpose+flip=y+merge+1s").counts()).containsExactly(0, 1, 1, 0, 2, 0);
    assertThat(frames("crop=1x2@2:0+merge+1s").counts()).containsExactly(0, 1);
    assertThat(frames("flip=polarity+1s").counts()[0]).isEqualTo(2);
    assertThat(frames("time=10us..100us+merge+1s").counts()).containsExactly(1, 0, 0, 0, 0, 1);
    assertThat(frames("downsample=1x1+merge+1s").counts()).containsExactly(4);
  }

  @Test
  void transformsThatDoNotFitTheSensorAreRefused() {
    assertThatThrownBy(() -> frames("crop=2x2@2:0+1s"))
        .hasMessageContaining("A crop of 2x2 at 2:0 does not lie on a sensor of 3x2");
    assertThatThrownBy(() -> frames("downsample=4x4+1s"))
        .hasMessageContaining("cannot be downsampled to 4x4");
  }

  @Test
  void framesWhereSpikingJellyFailsAreEmpty() {
    assertThat(frames("spikingjelly:time=4+merge").counts()[6]).isZero();
    assertThat(frames("spikingjelly:number=9+merge").timeSteps()).isEqualTo(9);
  }

  @Test
  void unorderedEventsAreRefused() {
    MemorySource unordered =
        new MemorySource(new SensorSize(1, 1), new long[][] {{5, 0, 0, 1}, {4, 0, 0, 1}});
    Framer framer = new Framer(FrameSpec.parse("1ms"), EventOptions.defaults(), Optional.empty());
    assertThatThrownBy(() -> framer.frames(unordered))
        .hasMessageContaining("test has an event at 4 us after one at 5 us");
  }

  @Test
  void emptyRecordingsGiveEmptyFrames() {
    MemorySource empty = new MemorySource(new SensorSize(2, 1), new long[0][]);
    for (String spec : List.of("1ms", "tonic:time_window=1ms", "tonic:event_count=3")) {
      Framer framer = new Framer(FrameSpec.parse(spec), EventOptions.defaults(), Optional.empty());
      assertThat(framer.frames(empty).counts()).as(spec).containsExactly(0, 0, 0, 0);
    }
  }

  @Test
  void framesComeOneByOneInOrder() {
    List<Long> seen = new ArrayList<>();
    Framer framer =
        new Framer(
            FrameSpec.parse("tonic:time_window=20us,overlap=15us,include_incomplete=true"),
            EventOptions.defaults(),
            Optional.empty());
    framer.stream(RECORDING, (index, counts) -> seen.add(index));
    assertThat(seen).hasSize(17).isSorted();
  }

  @Test
  void tooMuchOverlapIsRefused() {
    assertThatThrownBy(() -> frames("tonic:time_window=50us,overlap=49us"))
        .hasMessageContaining("The frames overlap so much");
  }
}
