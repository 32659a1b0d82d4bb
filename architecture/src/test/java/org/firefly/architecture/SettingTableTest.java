package org.firefly.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingTableTest {
  private static final Path PAGE = Path.of("..", "docs", "boards.md");
  private static final String START = "<!-- Generated from `Setting`: -->\n\n";
  private static final String END = "\n<!-- End of what is generated. -->\n";

  @Test
  void thePublishedTableIsTheGeneratedOne() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(START) + START.length();
    int to = page.indexOf(END);
    assertThat(page).contains(START, END);
    if (Boolean.getBoolean("firefly.write-docs")) {
      page = page.substring(0, from) + SettingTable.markdown() + page.substring(to);
      Files.writeString(PAGE, page);
      to = page.indexOf(END);
    }
    assertThat(page.substring(from, to)).isEqualTo(SettingTable.markdown());
  }
}
