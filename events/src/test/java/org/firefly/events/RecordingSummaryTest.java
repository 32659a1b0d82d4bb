package org.firefly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RecordingSummaryTest {
  private static RecordingSummary summary(String csv) {
    EventSource source =
        new EventSource() {
          @Override
          public String name() {
            return "a.csv";
          }

          @Override
          public EventReader open(EventOptions options) {
            byte[] bytes = csv.getBytes(StandardCharsets.US_ASCII);
            return EventFiles.open(ByteSource.of(name(), new ByteArrayInputStream(bytes)), options);
          }
        };
    return RecordingSummary.of(source, EventOptions.defaults());
  }

  @Test
  void everythingIsCounted() {
    RecordingSummary summary =
        summary("t,x@9,y@8,on\n10,1,2,1\n20,3,0,0\n15,8,7,1\n500010,9,0,1\n");
    assertThat(summary.events()).isEqualTo(3);
    assertThat(summary.first()).isEqualTo(10);
    assertThat(summary.last()).isEqualTo(15);
    assertThat(summary.brighter()).isEqualTo(2);
    assertThat(summary.longestGap()).isEqualTo(10);
    assertThat(summary.gapAt()).isEqualTo(10);
    assertThat(summary.unordered()).isEqualTo(1);
    assertThat(summary.pixels()).contains(new SensorSize(9, 8));
    assertThat(summary.dropped()).isEqualTo(1);
    assertThat(summary.special()).isZero();
    assertThat(summary.rate()).isEqualTo(600_000);
  }

  @Test
  void anEmptyRecordingHasNoPixels() {
    RecordingSummary summary = summary("t,x,y,p\n");
    assertThat(summary.events()).isZero();
    assertThat(summary.pixels()).isEmpty();
    assertThat(summary.rate()).isZero();
  }
}
