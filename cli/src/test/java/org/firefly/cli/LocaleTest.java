package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for tools does not depend on the language of the user. */
class LocaleTest {
  private static final Locale ARABIC = Locale.forLanguageTag("ar-EG-u-nu-arab");

  @TempDir private Path folder;
  private Locale usual;

  @BeforeEach
  void setLocale() {
    usual = Locale.getDefault();
    Locale.setDefault(ARABIC);
    assertThat("%d".formatted(1)).as("the digits of this locale").isNotEqualTo("1");
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(usual);
  }

  @Test
  void hardwareHasItsUsualNames() {
    CommandRun run =
        CommandRun.of("generate", "--block", "synapse-array", "-o", folder.resolve("block"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(folder.resolve("block/SynapseArray.sv")).content().containsPattern("\\bclock\\b");
  }

  @Test
  void foldersOfADumpAreNumberedInAscii() {
    Path dump = folder.resolve("dump");
    CommandRun run =
        CommandRun.of(
            "compile", SmallNetwork.write(folder), "-o", folder.resolve("p"), "--dump", dump);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(dump.resolve("00-conv1/weights.npy")).isNotEmptyFile();
    assertThat(run.out()).matches("\\A\\p{ASCII}*\\z").contains("batch 1");
  }
}
