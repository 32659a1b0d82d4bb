package org.firefly.events.prophesee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.events.Bytes;
import org.firefly.events.CutFile;
import org.firefly.events.EarlyEvents;
import org.firefly.events.EventException;
import org.firefly.events.OutOfSensor;
import org.firefly.events.TimeWrap;
import org.junit.jupiter.api.Test;

/** The rows on EVT3 of the table of disagreements in docs/events.md. */
class Evt3RulesTest {
  private static final String HEADER = "% format EVT3;height=720;width=1280\n% end\n";

  private static Bytes file(int... words) {
    return Bytes.littleEndian().text(HEADER).shorts(words);
  }

  private static int high(int value) {
    return 0x8000 | value;
  }

  private static int low(int value) {
    return 0x6000 | value;
  }

  private static int row(int value) {
    return value;
  }

  private static int column(int value) {
    return 0x2000 | value;
  }

  private static int base(int value) {
    return 0x3800 | value;
  }

  @Test
  void aFallOfTheHighPartByHalfItsRangeIsAWrap() {
    Bytes file =
        file(row(1), high(4000), low(5), column(1), high(1900), column(2), high(1000), column(3));
    assertThat(file.events())
        .containsExactly("16384005,1,1,0", 24559616 + ",2,1,0", 20873216 + ",3,1,0");
    assertThat(file.events(TimeWrap.NEVER))
        .containsExactly("16384005,1,1,0", "7782400,2,1,0", "4096000,3,1,0");
    assertThat(file.events(TimeWrap.ANY_FALL).get(2)).isEqualTo(37650432 + ",3,1,0");
  }

  @Test
  void aLowPartThatFallsIsTakenAsWritten() {
    Bytes file = file(row(1), high(2861), low(811), low(800), column(1));
    assertThat(file.events()).containsExactly("11719456,1,1,0");
  }

  @Test
  void aSmallFallIsDisorder() {
    Bytes file = file(row(1), high(10), column(1), high(9), low(7), column(2));
    assertThat(file.events()).containsExactly("40960,1,1,0", "36871,2,1,0");
  }

  @Test
  void aNewHighPartBeginsAtLowPartZeroAndARepeatedOneAtNone() {
    Bytes file = file(row(1), high(1), low(9), column(1), high(1), column(2), high(2), column(3));
    assertThat(file.events()).containsExactly("4105,1,1,0", "4105,2,1,0", "8192,3,1,0");
  }

  @Test
  void theFirstHighPartMayBeAnyAlsoTheLast() {
    assertThat(file(row(1), high(4095), low(1), column(1)).events())
        .containsExactly("16773121,1,1,0");
  }

  @Test
  void eventsBeforeTimeAndRowAreDropped() {
    Bytes file = file(row(1), column(1), base(2), 0x4003, high(1), column(3));
    assertThat(file.events()).containsExactly("4096,3,1,0");
    assertThat(file.drops()).isEqualTo("3 before the first full time");
    assertThat(file(high(1), column(3)).drops()).isEqualTo("1 before the first row");
    assertThat(file.events(EarlyEvents.KEEP))
        .containsExactly("0,1,1,0", "0,2,1,1", "0,3,1,1", "4096,3,1,0");
  }

  @Test
  void eachVectorStandsForItselfAndMovesTheBase() {
    Bytes file = file(row(1), high(1), base(100), 0x4801, 0x5081, 0x4001);
    assertThat(file.events())
        .containsExactly(
            "4096,100,1,1", "4096,111,1,1", "4096,112,1,1", "4096,119,1,1", "4096,120,1,1");
  }

  @Test
  void vectorPixelsBeyondTheRightEdgeAreDropped() {
    Bytes file = file(row(1), high(1), base(1275), 0x4fff, 0x5001);
    assertThat(file.events()).hasSize(5).last().isEqualTo("4096,1279,1,1");
    assertThat(file.drops()).isEqualTo("8 outside the sensor");
    assertThat(file.events(OutOfSensor.KEEP)).hasSize(13);
  }

  @Test
  void rowsBelowTheSensorAreDropped() {
    Bytes file = file(row(720), high(1), column(1), row(719), column(1));
    assertThat(file.events()).containsExactly("4096,1,719,0");
    assertThatThrownBy(() -> file.events(OutOfSensor.FAIL))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("y = 720");
  }

  @Test
  void triggersAndOtherWordsAreCounted() {
    Bytes file = file(row(1), high(1), 0xa001, 0xe014, 0xf001, 0x7001, 0x9000, column(1));
    assertThat(file.events()).hasSize(1);
    assertThat(file.drops()).isEqualTo("3 special events, 1 triggers, 1 of unknown kind");
  }

  @Test
  void aCutWordIsCounted() {
    Bytes file = file(row(1), high(1), column(1)).bytes(7);
    assertThat(file.events()).hasSize(1);
    assertThat(file.drops()).isEqualTo("1 cut off at the end");
    assertThatThrownBy(() -> file.events(CutFile.FAIL)).hasMessageContaining("within an event");
  }

  @Test
  void anOriginInTheHeaderIsAdded() {
    Bytes file =
        Bytes.littleEndian()
            .text("% evt 3.0\n% geometry 640x480\n% t0 1000000\n% end\n")
            .shorts(row(1), high(1), column(1));
    assertThat(file.events()).containsExactly("1004096,1,1,0");
    assertThat(file.events(HeaderOrigin.IGNORE)).containsExactly("4096,1,1,0");
  }
}
