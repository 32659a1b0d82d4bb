package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.compiler.Golden.affine;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.conv;
import static org.firefly.compiler.Golden.flatten;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.firefly.compiler.dump.ProgramDump;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.Input;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dump holds the integers of the program and nothing half-written. */
class ProgramDumpTest {
  private static final Random RANDOM = new Random(2);
  private static final Compilation COMPILATION =
      Compiler.compile(
          chain(
              Shape.of(3, 6, 6),
              conv(RANDOM, 3, 18, 3, 1, 1),
              spiking(5),
              conv(RANDOM, 18, 7, 5, 1, 2),
              spiking(5),
              flatten(),
              affine(RANDOM, 7 * 36, 10)),
          options().withInput(Input.ofScale(1)));

  @TempDir private Path folder;

  @Test
  void arraysHoldTheQuantisedLayers() {
    Path dump = folder.resolve("dump");
    ProgramDump.write(COMPILATION, dump);
    QuantisedLayer layer = COMPILATION.layers().get(1);
    NpyArray weights = read(dump.resolve("01-3/weights.npy"));
    assertThat(weights.shape()).containsExactly(7, 18, 5, 5);
    for (int i = 0; i < weights.size(); i++) {
      assertThat(weights.longAt(i)).isEqualTo(layer.weights()[i]);
    }
    assertThat(read(dump.resolve("01-3/threshold.npy")).longAt(6)).isEqualTo(5);
    assertThat(read(dump.resolve("01-3/bias.npy")).longAt(2))
        .isEqualTo(layer.constants().get(2).bias());
    assertThat(read(dump.resolve("01-3/scale.npy")).doubleAt(2)).isEqualTo(1);
    NpyArray passes = read(dump.resolve("01-3/passes-0.npy"));
    assertThat(passes.shape()).containsExactly(8, 5);
    assertThat(passes.longAt(1)).isEqualTo(-2);
  }

  @Test
  void theHostsScaleIncludesThatOfTheInputAndNoOtherDoes() {
    Compilation halved =
        Compiler.compile(
            chain(
                Shape.of(3, 6, 6),
                conv(new Random(3), 3, 18, 3, 1, 1),
                spiking(5),
                flatten(),
                affine(new Random(3), 18 * 36, 10)),
            options().withInput(Input.ofScale(0.5)));
    Path dump = folder.resolve("dump");
    ProgramDump.write(halved, dump);
    assertThat(read(dump.resolve("00-1/scale.npy")).doubleAt(0)).isEqualTo(0.5);
    assertThat(read(dump.resolve("01-4/scale.npy")).doubleAt(0)).isEqualTo(1);
  }

  @Test
  void theDescriptionNamesLayersRegionsAndDescriptors() throws IOException {
    Path dump = folder.resolve("dump");
    ProgramDump.write(COMPILATION, dump);
    JsonNode root = new ObjectMapper().readTree(dump.resolve("program.json").toFile());
    assertThat(root.get("layers")).hasSize(3);
    assertThat(root.at("/layers/0/place").asText()).isEqualTo("host");
    assertThat(root.at("/layers/1/folder").asText()).isEqualTo("01-3");
    assertThat(root.at("/layers/1/descriptors/0/words")).hasSize(32);
    assertThat(root.at("/layers/1/descriptors/0/fields/input/windowStride").asInt()).isEqualTo(1);
    assertThat(root.at("/regions/0/name").asText()).isEqualTo("descriptors");
    assertThat(root.at("/output/kind").asText()).isEqualTo("membranes");
    assertThat(Files.readAllBytes(dump.resolve("image.bin")))
        .isEqualTo(COMPILATION.program().image());
  }

  @Test
  void aFolderWithFilesIsRefusedAndKept() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThatThrownBy(() -> ProgramDump.write(COMPILATION, folder))
        .isInstanceOf(CompilerException.class)
        .hasMessageContaining("not empty");
    assertThat(folder.resolve("mine.txt")).exists();
  }

  @Test
  void nothingIsLeftBesideTheDump() throws IOException {
    ProgramDump.write(COMPILATION, folder.resolve("dump"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("dump"));
    }
  }

  private static NpyArray read(Path file) {
    try (NpyReader reader = NpyReader.open(file)) {
      return reader.readAll();
    }
  }
}
