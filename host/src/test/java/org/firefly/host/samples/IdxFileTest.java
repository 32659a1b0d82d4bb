package org.firefly.host.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.firefly.host.file.HostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  private static final byte[] TWO_BY_THREE = {
    0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, (byte) 255
  };
  private static final byte[] TWO_LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 9, 0};
  private static final byte[] TWO_IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 10, 20, 30, (byte) 200
  };

  @TempDir Path folder;

  @Test
  void readsRawAndCompressedFilesAlike() throws IOException {
    IdxFile raw = IdxFile.read(write("raw", TWO_BY_THREE));
    IdxFile compressed = IdxFile.read(write("compressed", gzip(TWO_BY_THREE)));

    assertThat(raw.shape()).containsExactly(2, 3);
    assertThat(raw.data()).containsExactly(1, 2, 3, 4, 5, 255);
    assertThat(compressed.shape()).isEqualTo(raw.shape());
    assertThat(compressed.data()).isEqualTo(raw.data());
  }

  @Test
  void everyTruncationIsRefusedByFileName() throws IOException {
    for (byte[] whole : new byte[][] {TWO_BY_THREE, gzip(TWO_BY_THREE)}) {
      for (int length = 0; length < whole.length; length++) {
        Path file = write("cut", Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> IdxFile.read(file))
            .as("first %d bytes", length)
            .isInstanceOf(HostException.class)
            .hasMessageStartingWith(file.toString());
      }
    }
  }

  @Test
  void otherElementTypesAreRefused() throws IOException {
    byte[] floats = TWO_BY_THREE.clone();
    floats[2] = 0x0d;
    assertRefused(floats, "magic number 0x00000d02");
  }

  @Test
  void trailingBytesAreRefused() throws IOException {
    assertRefused(Arrays.copyOf(TWO_BY_THREE, TWO_BY_THREE.length + 1), "longer than its header");
  }

  @Test
  void impossibleSizesAreRefusedWithoutAllocatingThem() throws IOException {
    byte[] huge = TWO_BY_THREE.clone();
    Arrays.fill(huge, 4, 12, (byte) 0x7f);
    assertRefused(huge, "impossible size");
    byte[] negative = TWO_BY_THREE.clone();
    negative[4] = (byte) 0x80;
    assertRefused(negative, "impossible size");
  }

  @Test
  void aFolderGivesImagesWithTheirLabels() throws IOException {
    write("t10k-images-idx3-ubyte", TWO_IMAGES);
    write("t10k-labels-idx1-ubyte.gz", gzip(TWO_LABELS));

    LabelledImages images = LabelledImages.testSet(folder);

    assertThat(images.count()).isEqualTo(2);
    assertThat(images.rows()).isEqualTo(1);
    assertThat(images.columns()).isEqualTo(2);
    assertThat(images.label(0)).isEqualTo(9);
    assertThat(images.pixel(1, 0, 1)).isEqualTo(200);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> LabelledImages.trainingSet(folder))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("train-images-idx3-ubyte.gz");
  }

  @Test
  void imagesAndLabelsMustBeEquallyMany() throws IOException {
    write("train-images-idx3-ubyte", TWO_IMAGES);
    write("train-labels-idx1-ubyte", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 9});
    assertThatThrownBy(() -> LabelledImages.trainingSet(folder))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("2 images")
        .hasMessageContaining("1 labels");
  }

  private void assertRefused(byte[] content, String reason) throws IOException {
    Path file = write("bad", content);
    assertThatThrownBy(() -> IdxFile.read(file))
        .isInstanceOf(HostException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
