package org.firefly.events.aedat;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.events.Bytes;
import org.junit.jupiter.api.Test;

/** The rows on AEDAT 2 of the table of disagreements in docs/events.md. */
class Aedat2RulesTest {
  private static final int BRIGHTER_AT_BITS_3_AND_5 = 5 << 8 | 3 << 1;

  private static Bytes file(String chip, int... words) {
    return Bytes.bigEndian().text("#!AER-DAT2.0\r\n# AEChip: " + chip + "\r\n").ints(words);
  }

  @Test
  void addressesOfADvs128AreTurnedAsAskedFor() {
    Bytes file = file("DVS128", BRIGHTER_AT_BITS_3_AND_5, 7);
    assertThat(file.events()).containsExactly("7,124,122,1");
    assertThat(file.events(Aedat2View.TONIC)).containsExactly("7,5,3,0");
    assertThat(file.events(Aedat2View.SPIKINGJELLY)).containsExactly("7,122,124,1");
    assertThat(file.open().recording().sensor()).hasToString("Optional[128x128]");
  }

  @Test
  void addressesOfADavisAreTurnedAsAskedFor() {
    Bytes file = file("Davis346B", 5 << 22 | 3 << 12 | 1 << 11, 7);
    assertThat(file.events()).containsExactly("7,342,254,1");
    assertThat(file.events(Aedat2View.TONIC)).isEqualTo(file.events());
    assertThat(file.events(Aedat2View.EVENTCV)).containsExactly("7,3,254,1");
    assertThat(file.events(Aedat2View.SPIKINGJELLY)).containsExactly("7,3,5,1");
  }

  @Test
  void theOptionNamesTheChipThatTheHeaderDoesNot() {
    Bytes file = Bytes.bigEndian().text("#!AER-DAT2.0\r\n").ints(5 << 22 | 3 << 12, 7);
    assertThat(file.events(Aedat2Chip.DAVIS240)).containsExactly("7,236,174,0");
    assertThat(file.drops()).isEqualTo("1 special events");
  }

  @Test
  void whatIsNoPixelIsCounted() {
    assertThat(file("DVS128", 0x8000, 1).drops()).isEqualTo("1 special events");
    assertThat(file("DAVIS240C", 1 << 31, 1, 1 << 10, 2).drops())
        .isEqualTo("1 triggers, 1 frames, inertial and other data");
  }

  @Test
  void anAddressThatBeginsLikeACommentIsNoComment() {
    int address = '#' << 24;
    assertThat(file("Davis346B", address, 7).events()).containsExactly("7,345,119,0");
  }

  @Test
  void timesWrapAround() {
    assertThat(file("DVS128", 0, -1, 0, 3).events())
        .containsExactly("4294967295,127,127,1", "4294967299,127,127,1");
  }
}
