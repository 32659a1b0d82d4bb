package org.firefly.cli.packaging;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.host.file.HostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageZipTest {
  @TempDir private Path folder;

  @Test
  void whatIsMissingOrDiffersIsNamed() throws IOException {
    Path content = Files.createDirectories(folder.resolve("content/samples")).getParent();
    Files.writeString(content.resolve("run.sh"), "exit");
    Path zip = folder.resolve("app.zip");
    PackageZip packed = new PackageZip(content, "app");
    assertThatCode(() -> packed.write(zip)).doesNotThrowAnyException();

    Files.writeString(content.resolve("samples/late.npy"), "late");
    assertThatThrownBy(() -> packed.verify(zip))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("app/samples/late.npy is missing or differs");
    Files.delete(content.resolve("samples/late.npy"));
    Files.writeString(content.resolve("run.sh"), "exit 1");
    assertThatThrownBy(() -> packed.verify(zip)).hasMessageContaining("app/run.sh is missing");
  }
}
