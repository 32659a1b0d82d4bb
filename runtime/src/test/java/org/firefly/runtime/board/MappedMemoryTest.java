package org.firefly.runtime.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedMemoryTest {
  private static final int BYTES = 4096;

  @TempDir private Path folder;

  @Test
  void anyOffsetAndLengthIsCopiedBothWays() throws IOException {
    byte[] content = new byte[BYTES];
    new Random(3).nextBytes(content);
    Path file = Files.write(folder.resolve("memory"), new byte[BYTES]);
    try (DeviceFile device = DeviceFile.open(file, true);
        MappedMemory memory = device.map(0, BYTES)) {
      for (int offset = 0; offset < 9; offset++) {
        for (int length = 0; length < 20; length++) {
          byte[] part = Arrays.copyOfRange(content, offset, offset + length);
          memory.write(offset, part);
          byte[] back = new byte[length];
          memory.read(offset, back);
          assertThat(back).isEqualTo(part);
        }
      }
      memory.write(0, content);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
  }

  @Test
  void aLateAccessIsAnExceptionAndNoCrash() throws IOException {
    Path file = Files.write(folder.resolve("memory"), new byte[BYTES]);
    try (DeviceFile device = DeviceFile.open(file, false)) {
      MappedMemory memory = device.map(0, BYTES);
      memory.writeInt(4, 0x12345678);
      assertThat(memory.readInt(4)).isEqualTo(0x12345678);
      memory.close();
      assertThatThrownBy(() -> memory.readInt(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
