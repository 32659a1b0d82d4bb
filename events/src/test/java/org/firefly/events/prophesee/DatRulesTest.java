package org.firefly.events.prophesee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.events.Bytes;
import org.firefly.events.EventException;
import org.firefly.events.TimeWrap;
import org.junit.jupiter.api.Test;

/** The rows on DAT of the table of disagreements in docs/events.md. */
class DatRulesTest {
  private static final String HEADER = "% Version 2\n% Width 640\n% Height 480\n";

  private static Bytes file(int type, long... words) {
    return Bytes.littleEndian().text(HEADER).bytes(type, 8).longs(words);
  }

  private static long event(long time, long x, long y, long polarity) {
    return polarity << 60 | y << 46 | x << 32 | time;
  }

  @Test
  void aSmallFallIsDisorderAndALargeOneAWrap() {
    Bytes file =
        file(12, event(0xfffffff0L, 1, 2, 1), event(0xffffffe0L, 3, 4, 0), event(5, 1, 1, 1));
    assertThat(file.events())
        .containsExactly("4294967280,1,2,1", "4294967264,3,4,0", "4294967301,1,1,1");
    assertThat(file.events(TimeWrap.ANY_FALL).get(1)).isEqualTo("8589934560,3,4,0");
  }

  @Test
  void anyPolarityButZeroIsBrighter() {
    assertThat(file(0, event(1, 1, 1, 15)).events()).containsExactly("1,1,1,1");
  }

  @Test
  void triggersAreNoPixels() {
    Bytes file = file(14, event(1, 1, 1, 1), event(2, 1, 1, 1));
    assertThat(file.events()).isEmpty();
    assertThat(file.drops()).isEqualTo("2 triggers");
  }

  @Test
  void unknownTypesAndSizesAreRefused() {
    assertThatThrownBy(() -> file(99).open())
        .isInstanceOf(EventException.class)
        .hasMessage(
            "memory has events of the unknown type 99, so it is damaged or of another format;"
                + " copy or record it again.");
    assertThatThrownBy(() -> Bytes.littleEndian().text(HEADER).bytes(0, 4).open())
        .hasMessageContaining("4 bytes instead of 8");
    assertThatThrownBy(() -> Bytes.littleEndian().text(HEADER).open())
        .hasMessageContaining("ends before its events");
  }
}
