package org.firefly.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.BlockShape;
import org.firefly.architecture.isa.InputPiece;
import org.firefly.architecture.isa.InputPlanes;
import org.firefly.architecture.isa.KeptState;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.OutputPlanes;
import org.firefly.architecture.isa.Planes;
import org.firefly.architecture.isa.SynapticCurrent;
import org.firefly.architecture.isa.WeightData;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.LayerInput;
import org.firefly.architecture.program.MemoryRegion;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.host.file.HostException;
import org.firefly.host.file.ZipTime;
import org.firefly.testing.DamagedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgramArchiveTest {
  @TempDir private Path folder;

  @Test
  void readingGivesBackTheWrittenProgram() {
    Program program = program();
    Path file = folder.resolve("net.firefly");
    ProgramArchive.write(program, file);
    assertThat(ProgramArchive.read(file)).usingRecursiveComparison().isEqualTo(program);
  }

  @Test
  void equalProgramsGiveEqualBytesAtAnyTime() throws IOException {
    Path file = folder.resolve("net.firefly");
    ProgramArchive.write(program(), file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(Collections.list(zip.entries()))
          .extracting(ZipEntry::getTimeLocal)
          .containsOnly(ZipTime.FIRST);
    }
  }

  @Test
  void aTruncatedArchiveIsOneSentence() throws IOException {
    Path file = folder.resolve("net.firefly");
    ProgramArchive.write(program(), file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> ProgramArchive.read(file))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("net.firefly")
        .hasMessageContaining("damaged");
  }

  @Test
  void aFlippedBitInAnyByteNeverChangesTheProgram() throws IOException {
    Path file = folder.resolve("net.firefly");
    ProgramArchive.write(program(), file);
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      DamagedFile.write(file, flipped);
      assertSameOrRefused(file, bytes, at);
    }
  }

  /** The same: it is written as the undamaged one was. */
  private void assertSameOrRefused(Path file, byte[] whole, int at) throws IOException {
    Program read;
    try {
      read = ProgramArchive.read(file);
    } catch (HostException e) {
      assertThat(e).as("byte %d", at).hasMessageContaining("net.firefly");
      return;
    }
    Path again = folder.resolve("again.firefly");
    Files.deleteIfExists(again);
    ProgramArchive.write(read, again);
    assertThat(Files.readAllBytes(again)).as("byte %d", at).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"version\":5}",
        "{\"version\":5,\"program\":null}",
        "{\"version\":5,\"program\":{\"name\":\"x\",\"timeSteps\":1,\"batch\":1,"
            + "\"descriptorOffset\":0,\"layers\":[],\"regions\":[],\"image\":\"\"}}"
      })
  void aDescriptionWithoutAWholeProgramIsRefused(String json) throws IOException {
    assertThatThrownBy(() -> ProgramArchive.read(archive(json)))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("is not a FireFly program");
  }

  @Test
  void aNewerVersionIsRefusedWithBothVersions() throws IOException {
    assertThatThrownBy(() -> ProgramArchive.read(archive("{\"version\":6,\"future\":true}")))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("version 6")
        .hasMessageContaining("reads version 5");
  }

  private Path archive(String json) throws IOException {
    Path file = folder.resolve("foreign.firefly");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("program.json"));
      zip.write(json.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("image.bin"));
    }
    return file;
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> ProgramArchive.read(folder.resolve("nothing")))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("nothing does not exist");
  }

  @Test
  void writingReplacesNothingButTheFileItself() throws IOException {
    Path file = folder.resolve("net.firefly");
    ProgramArchive.write(program(), file);
    ProgramArchive.write(program(), file);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"batch\":2', '\"batch\":0', its batch is 0",
    "'\"timeSteps\":4,\"batch\"', '\"timeSteps\":0,\"batch\"', it has 0 time steps",
    "'\"samples\":2', '\"samples\":3', another shape than the program",
    "'\"inputScale\":0.5', '\"inputScale\":\"NaN\"', the input scale of layer conv1 is NaN",
    "'\"scale\":0.25', '\"scale\":-1', the scale of its readout is -1.0",
    "'\"weights\":\"gA==\"', '\"weights\":\"\"', lacks weights or constants of channels",
    "'\"stride\":1,\"padding', '\"stride\":0,\"padding', impossible kernel or stride",
    "'\"height\":2', '\"height\":2000000000', beyond all memory",
    "'\"weightOffset\":576', '\"weightOffset\":57600', the weights of layer fc lie outside",
    "'\"weightOffset\":576', '\"weightOffset\":577', other descriptors for layer fc",
    "'\"descriptorOffset\":0', '\"descriptorOffset\":-64', the descriptors lie outside",
    "'\"offset\":8192', '\"offset\":819200', lies outside the memory"
  })
  void partsThatDoNotBelongTogetherAreNamed(String from, String to, String words)
      throws IOException {
    Path file = folder.resolve("net.firefly");
    ProgramArchive.write(program(), file);
    assertThatThrownBy(() -> ProgramArchive.read(edited(file, from, to)))
        .isInstanceOf(HostException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("compile it again");
  }

  /** The archive with right checksums and another description. */
  private Path edited(Path file, String from, String to) throws IOException {
    Path edited = folder.resolve("edited.firefly");
    try (ZipFile source = new ZipFile(file.toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(edited))) {
      for (ZipEntry entry : Collections.list(source.entries())) {
        byte[] bytes = source.getInputStream(entry).readAllBytes();
        zip.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().endsWith(".json")) {
          String json = new String(bytes, StandardCharsets.UTF_8);
          assertThat(json).contains(from);
          bytes = json.replace(from, to).getBytes(StandardCharsets.UTF_8);
        }
        zip.write(bytes);
      }
    }
    return edited;
  }

  private static Program program() {
    FeatureMap map = new FeatureMap(1, 2, 2);
    SpikeLayout spikes = new SpikeLayout(16, map, 4, 2, 8192);
    HostEncoding encoding =
        new HostEncoding.FirstLayer(
            "conv1",
            map,
            0.5,
            map,
            1,
            1,
            1,
            0,
            0,
            new byte[] {-128},
            List.of(new NeuronConstants(5, 6, -9, -7, 1000, 2000, 8)),
            new NeuronRule(true, MembraneReset.SUBTRACT, SynapticCurrent.NEW, 4),
            HostEncoding.WIDE,
            false,
            true,
            spikes);
    return new Program(
        "net",
        AcceleratorConfig.ofParallelism(16),
        4,
        2,
        encoding,
        List.of(
            new ProgramLayer(
                "fc",
                "linear 4-10",
                0,
                List.of(strip()),
                List.of(new LayerInput(spikes, 0)),
                Optional.empty(),
                40)),
        new HostDecoding.Membranes(new ReadoutLayout(16, new FeatureMap(10, 1, 1), 2, 12288), 0.25),
        0,
        image(),
        List.of(new MemoryRegion("all", 0, 16384)));
  }

  private static byte[] image() {
    ByteBuffer image = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    image.asIntBuffer().put(strip().encode());
    return image.array();
  }

  private static LayerDescriptor strip() {
    return new LayerDescriptor(
        1,
        LayerKind.PACKED,
        new BlockShape(4, 2),
        new InputPlanes(1, 2, 2, 2, 1, 4, new Planes(8192, 64, 4, 64)),
        InputPiece.WHOLE,
        NeuronRule.simple(false, MembraneReset.VALUE),
        KeptState.NONE,
        new OutputPlanes(1, 1, 1, false, true, new Planes(12288, 128, 1, 0)),
        new WeightData(1, 576, 256, 320));
  }
}
