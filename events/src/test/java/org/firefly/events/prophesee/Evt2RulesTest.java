package org.firefly.events.prophesee;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.events.Bytes;
import org.firefly.events.EarlyEvents;
import org.firefly.events.TimeWrap;
import org.junit.jupiter.api.Test;

/** The rows on EVT2 and EVT2.1 of the table of disagreements in docs/events.md. */
class Evt2RulesTest {
  private static final String HEADER = "% evt 2.0\n% geometry 1280x720\n% end\n";
  private static final long RANGE = 1L << 34;

  private static Bytes file(int... words) {
    return Bytes.littleEndian().text(HEADER).ints(words);
  }

  private static int high(int value) {
    return 0x80000000 | value;
  }

  private static int pixel(int time, int x, int y, int polarity) {
    return polarity << 28 | time << 22 | x << 11 | y;
  }

  @Test
  void onlyAFallByHalfTheRangeIsAWrap() {
    Bytes wrapped = file(high(0xfffffff), pixel(1, 2, 3, 1), high(0), pixel(4, 5, 6, 0));
    assertThat(wrapped.events()).containsExactly(RANGE - 63 + ",2,3,1", RANGE + 4 + ",5,6,0");
    Bytes disordered = file(high(10), pixel(1, 2, 3, 1), high(9), pixel(4, 5, 6, 0));
    assertThat(disordered.events()).containsExactly("641,2,3,1", "580,5,6,0");
    assertThat(disordered.events(TimeWrap.ANY_FALL).get(1)).isEqualTo(RANGE + 580 + ",5,6,0");
    assertThat(wrapped.events(TimeWrap.NEVER).get(1)).isEqualTo("4,5,6,0");
  }

  @Test
  void eventsBeforeTheFirstTimeHighAreDropped() {
    Bytes file = file(pixel(1, 2, 3, 1), high(1), pixel(1, 2, 3, 1));
    assertThat(file.events()).containsExactly("65,2,3,1");
    assertThat(file.drops()).isEqualTo("1 before the first full time");
    assertThat(file.events(EarlyEvents.KEEP)).containsExactly("1,2,3,1", "65,2,3,1");
  }

  @Test
  void triggersAreNoPixels() {
    Bytes file = file(high(1), 0xa0000101, 0xe0000014, 0xf0000000, 0x20000000);
    assertThat(file.events()).isEmpty();
    assertThat(file.drops()).isEqualTo("2 special events, 1 triggers, 1 of unknown kind");
  }

  @Test
  void theHeaderSaysTheOrderOfEvt21sHalves() {
    long time = (long) high(1) << 32;
    long pixels = (long) pixel(2, 64, 3, 1) << 32 | 0x80000001L;
    String format = "% format EVT21;height=720;width=1280";
    Bytes lowFirst = Bytes.littleEndian().text(format + "\n% end\n").longs(time, pixels);
    Bytes highFirst =
        Bytes.littleEndian()
            .text(format + ";endianness=legacy\n% end\n")
            .longs(Long.rotateLeft(time, 32), Long.rotateLeft(pixels, 32));
    assertThat(lowFirst.events()).containsExactly("66,64,3,1", "66,95,3,1");
    assertThat(highFirst.events()).isEqualTo(lowFirst.events());
    assertThat(highFirst.events(Evt21Order.LOW_FIRST)).isNotEqualTo(lowFirst.events());
    assertThat(lowFirst.events(Evt21Order.LOW_FIRST)).isEqualTo(lowFirst.events());
  }

  @Test
  void earlyEventsOfEvt21AreCountedByPixel() {
    Bytes file =
        Bytes.littleEndian()
            .text("% evt 2.1\n% geometry 1280x720\n% end\n")
            .longs((long) pixel(2, 64, 3, 1) << 32 | 7);
    assertThat(file.drops()).isEqualTo("3 before the first full time");
  }
}
