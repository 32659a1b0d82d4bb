package org.firefly.host.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.firefly.host.file.HostException;
import org.firefly.testing.DamagedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NpyFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(NpyType.class)
  void bothByteOrdersOfEveryTypeAreRead(NpyType type) throws IOException {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      Path file = handWritten(type, order, 1);
      try (NpyReader reader = NpyReader.open(file)) {
        NpyArray array = reader.read(1, 1);
        assertThat(reader.shape()).containsExactly(2, 3);
        assertThat(array.shape()).containsExactly(1, 3);
        assertThat(array.doubleAt(0)).isEqualTo(1);
        assertThat(array.doubleAt(2)).isEqualTo(type == NpyType.BOOL ? 1 : 100);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyFormatVersionIsRead(int version) throws IOException {
    try (NpyReader reader =
        NpyReader.open(handWritten(NpyType.INT32, ByteOrder.LITTLE_ENDIAN, version))) {
      assertThat(reader.readAll().longAt(5)).isEqualTo(100);
    }
  }

  @Test
  void writtenArraysAreReadBack() {
    Path file = folder.resolve("a.npy");
    NpyWriter.write(file, NpyArray.of(new int[] {1, -2, 3, 4, 5, 6}, 3, 2));
    try (NpyReader reader = NpyReader.open(file)) {
      assertThat(reader.type()).isEqualTo(NpyType.INT32);
      assertThat(reader.shape()).containsExactly(3, 2);
      assertThat(reader.readAll().longAt(1)).isEqualTo(-2);
      assertThat(reader.read(2, 1).longAt(1)).isEqualTo(6);
    }
  }

  @Test
  void entriesMayBeWrittenInAnyOrder() {
    Path file = folder.resolve("b.npy");
    try (NpyWriter writer = NpyWriter.create(file, NpyType.UINT8, 2, 3)) {
      writer.write(1, NpyArray.of(NpyType.UINT8, new byte[] {4, 5, 6}, 1, 3));
      writer.write(0, NpyArray.of(NpyType.UINT8, new byte[] {1, 2, (byte) 255}, 1, 3));
      writer.finish();
    }
    try (NpyReader reader = NpyReader.open(file)) {
      assertThat(reader.readAll().longAt(2)).isEqualTo(255);
      assertThat(reader.readAll().longAt(3)).isEqualTo(4);
    }
  }

  @Test
  void anUnfinishedFileLeavesNothingBehind() throws IOException {
    try (NpyWriter writer = NpyWriter.create(folder.resolve("c.npy"), NpyType.INT32, 4)) {
      writer.write(0, NpyArray.of(new int[] {1}, 1));
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void everyTruncationIsRefusedWithTheNameOfTheFile() throws IOException {
    Path whole = folder.resolve("whole.npy");
    NpyWriter.write(whole, NpyArray.of(new int[] {1, 2, 3, 4}, 2, 2));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.npy");
    for (int length = 0; length < bytes.length; length++) {
      DamagedFile.write(cut, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> NpyReader.open(cut))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("cut.npy");
    }
  }

  @Test
  void damagedHeadersAreRefusedOrStillDescribeTheFile() throws IOException {
    Path whole = folder.resolve("whole.npy");
    NpyWriter.write(whole, NpyArray.of(new int[] {1, 2, 3, 4}, 2, 2));
    byte[] bytes = Files.readAllBytes(whole);
    Path damaged = folder.resolve("damaged.npy");
    long seed = Long.getLong("firefly.seed", 4711);
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      byte[] copy = bytes.clone();
      copy[random.nextInt(128)] = (byte) random.nextInt(256);
      copy[random.nextInt(128)] = (byte) random.nextInt(256);
      DamagedFile.write(damaged, copy);
      assertThatCode(() -> readOrRefuse(damaged))
          .as("seed %d, try %d", seed, i)
          .doesNotThrowAnyException();
    }
  }

  private static void readOrRefuse(Path file) {
    try (NpyReader reader = NpyReader.open(file)) {
      reader.readAll();
    } catch (HostException e) {
      assertThat(e).hasMessageContaining("damaged.npy");
    }
  }

  @Test
  void anEmptyArrayMayHaveLongAxes() throws IOException {
    Path file =
        withHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (100000, 100000, 0), }");
    try (NpyReader reader = NpyReader.open(file)) {
      assertThat(reader.readAll().size()).isZero();
    }
  }

  @Test
  void fortranOrderAndObjectsAreRefusedWithTheRemedy() throws IOException {
    assertThatThrownBy(
            () ->
                NpyReader.open(
                    withHeader("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }")))
        .hasMessageContaining("ascontiguousarray");
    assertThatThrownBy(
            () ->
                NpyReader.open(
                    withHeader("{'descr': '|O8', 'fortran_order': False, 'shape': (1,), }")))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("O8");
  }

  private Path withHeader(String text) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    file.putShort((short) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
    return Files.write(folder.resolve("hand.npy"), file.array());
  }

  /** [[0, 1, 2], [1, 2, 100]] as NumPy would write it. */
  private Path handWritten(NpyType type, ByteOrder order, int version) throws IOException {
    String mark = type.bytes() == 1 ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<";
    String text =
        "{'descr': '" + mark + type.code() + "', 'fortran_order': False, 'shape': (2, 3), }\n";
    ByteBuffer file = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      file.putShort((short) text.length());
    } else {
      file.putInt(text.length());
    }
    file.put(text.getBytes(StandardCharsets.US_ASCII)).order(order);
    for (int value : new int[] {0, 1, 2, 1, 2, type == NpyType.BOOL ? 1 : 100}) {
      put(file, type, value);
    }
    byte[] bytes = Arrays.copyOf(file.array(), file.position());
    return Files.write(folder.resolve(type + "" + version + ".npy"), bytes);
  }

  private static void put(ByteBuffer file, NpyType type, int value) {
    switch (type) {
      case BOOL, UINT8, INT8 -> file.put((byte) value);
      case INT16 -> file.putShort((short) value);
      case INT32 -> file.putInt(value);
      case INT64 -> file.putLong(value);
      case FLOAT32 -> file.putFloat(value);
      case FLOAT64 -> file.putDouble(value);
    }
  }
}
