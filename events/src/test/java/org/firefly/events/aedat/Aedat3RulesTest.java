package org.firefly.events.aedat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.events.Bytes;
import org.firefly.events.CutFile;
import org.firefly.events.EventException;
import org.junit.jupiter.api.Test;

/** The rows on AEDAT 3.1 of the table of disagreements in docs/events.md. */
class Aedat3RulesTest {
  private static final String HEADER =
      "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DVS128\r\n#!END-HEADER\r\n";

  private static Bytes file() {
    return Bytes.littleEndian().text(HEADER);
  }

  private static Bytes packet(Bytes file, int type, int overflow, int capacity, int number) {
    return file.shorts(type, 1).ints(8, 4, overflow, capacity, number, number);
  }

  private static int word(int x, int y, int polarity, int valid) {
    return x << 17 | y << 2 | polarity << 1 | valid;
  }

  @Test
  void invalidEventsAreDropped() {
    Bytes file = packet(file(), 1, 0, 2, 2).ints(word(1, 2, 1, 0), 5, word(3, 4, 0, 1), 6);
    assertThat(file.events()).containsExactly("6,3,4,0");
    assertThat(file.drops()).isEqualTo("1 marked invalid");
    assertThat(file.events(InvalidEvents.KEEP)).containsExactly("5,1,2,1", "6,3,4,0");
  }

  @Test
  void theNumberCountsAndNotTheCapacity() {
    Bytes file = packet(file(), 1, 0, 2, 1).ints(word(1, 2, 1, 1), 5, word(3, 4, 0, 1), 6);
    packet(file, 1, 0, 1, 1).ints(word(7, 8, 1, 1), 9);
    assertThat(file.events()).containsExactly("5,1,2,1", "9,7,8,1");
    assertThat(file.events(Aedat3Extent.CAPACITY)).containsExactly("5,1,2,1", "6,3,4,0", "9,7,8,1");
  }

  @Test
  void overflowsOfThePacketExtendTheTime() {
    Bytes file = packet(file(), 1, 2, 1, 1).ints(word(1, 2, 1, 1), 5);
    assertThat(file.events()).containsExactly((2L << 31) + 5 + ",1,2,1");
  }

  @Test
  void packetsOfOtherTypesAreCounted() {
    Bytes file = packet(file(), 0, 0, 2, 2).ints(1, 2, 3, 4);
    packet(file, 2, 0, 1, 1).ints(1, 2);
    packet(file, 1, 0, 1, 1).ints(word(1, 2, 1, 1), 5);
    assertThat(file.events()).containsExactly("5,1,2,1");
    assertThat(file.drops()).isEqualTo("2 special events, 1 frames, inertial and other data");
  }

  @Test
  void cutFilesGiveWhatIsThere() {
    Bytes file = packet(file(), 1, 0, 2, 2).ints(word(1, 2, 1, 1), 5, word(3, 4, 0, 1));
    assertThat(file.events()).containsExactly("5,1,2,1");
    assertThat(file.drops()).isEqualTo("1 cut off at the end");
    assertThatThrownBy(() -> file.events(CutFile.FAIL))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("ends within a packet");
  }

  @Test
  void compressedFormatsAndImpossibleHeadersAreRefused() {
    Bytes compressed = Bytes.littleEndian().text("#!AER-DAT3.1\r\n#Format: Serial-TS\r\n");
    assertThatThrownBy(compressed::open)
        .hasMessage(
            "memory stores its packets as 'Serial-TS'; save it in the format RAW, which is read.");
    assertThatThrownBy(() -> packet(file(), 1, 0, 1, 2).events())
        .hasMessageContaining("impossible packet header");
  }
}
