package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class IsaDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "isa.md");

  @Test
  void thePublishedPageIsTheGeneratedOne() throws IOException {
    if (Boolean.getBoolean("firefly.write-docs")) {
      Files.writeString(PAGE, IsaDocument.markdown());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(IsaDocument.markdown());
  }
}
