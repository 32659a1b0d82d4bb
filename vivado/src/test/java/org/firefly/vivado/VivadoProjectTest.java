package org.firefly.vivado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.BoardStatus;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.isa.Register;
import org.firefly.hdl.tool.ExternalTool;
import org.firefly.host.file.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VivadoProjectTest {
  @TempDir private Path folder;

  private static VivadoProject project() {
    return Projects.of(Boards.find("kv260"));
  }

  @Test
  void theDescriptionHoldsWhatARuntimeCompares() throws IOException {
    JsonNode json = new ObjectMapper().readTree(project().files().get("firefly.json"));
    assertThat(json.get("version").asInt()).isEqualTo(Register.VERSION_VALUE);
    assertThat(json.get("identity").asInt()).isEqualTo(Register.IDENTITY_VALUE);
    assertThat(json.get("control").get("address").asLong()).isEqualTo(0xA000_0000L);
    assertThat(json.get("registers").get("STATUS").asInt()).isEqualTo(Register.STATUS.offset());
    assertThat(json.get("buffer").get("bytes").asLong()).isEqualTo(0x800_0000L);
    AcceleratorConfig config =
        Json.INDENTED.treeToValue(json.get("accelerator"), AcceleratorConfig.class);
    assertThat(config).isEqualTo(Boards.find("kv260").config());
  }

  @Test
  void allSourcesAreListedAndNoModelOfAPrimitiveIsAmongThem() {
    Map<String, String> files = project().files();
    List<String> sources = files.keySet().stream().filter(f -> f.startsWith("rtl/")).toList();
    assertThat(files.get("scripts/settings.tcl"))
        .contains("set firefly(sources) {" + String.join(" ", sources) + "}");
    assertThat(sources).contains("rtl/firefly_ip.v", "rtl/FireFly.sv");
    assertThat(sources).doesNotContain("rtl/" + Dsp48e2.MODEL_FILE);
  }

  @ParameterizedTest
  @MethodSource("org.firefly.architecture.board.Boards#names")
  void synthesisSeesNoAssertion(String name) {
    Projects.of(Boards.find(name))
        .files()
        .forEach(
            (file, text) -> {
              String seen = text.replaceAll("(?s)`ifndef SYNTHESIS\n.*?`endif\n", "");
              assertThat(seen).as(file).doesNotContainPattern("\\bassert\\(");
            });
  }

  @Test
  void theReadmeClaimsNoMoreThanTheBoardsStatus() {
    assertThat(project().files().get("README.md"))
        .contains("**" + Boards.find("kv260").status().text() + "**")
        .doesNotContain(BoardStatus.BUILT_WITH_VIVADO.text(), BoardStatus.RUN_ON_BOARD.text())
        .contains("have not been run in Vivado")
        .contains("kria/load.sh")
        .doesNotContain("@CLOCK@");
  }

  @Test
  void scriptsForTheBoardAreShellScripts() {
    project().writeTo(folder, false);
    for (String script : List.of("linux/load.sh", "kria/install.sh", "kria/load.sh")) {
      assertThat(Files.isExecutable(folder.resolve(script))).isTrue();
      ExternalTool.Result result =
          ExternalTool.run(folder, List.of("sh", "-n", script), "install a POSIX shell");
      assertThat(result.exitCode()).as(result.output()).isZero();
    }
  }

  @Test
  void theLoaderSaysWhatIsMissing() {
    project().writeTo(folder, false);
    ExternalTool.Result result =
        ExternalTool.run(folder, List.of("sh", "linux/load.sh"), "install a POSIX shell");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .startsWith("firefly: ")
        .containsAnyOf("has to run as root", "linux/firefly.bit.bin is missing");
  }

  @Test
  void aBoardWithoutAPartIsRefusedWithTheKeyToAdd() {
    Board preset = Boards.find("ultra96v2");
    Board board =
        new Board(
            "mine",
            preset.device(),
            preset.status(),
            preset.clockMHz(),
            preset.resources(),
            preset.config(),
            preset.memory(),
            Optional.empty());
    assertThatThrownBy(() -> Projects.of(board))
        .isInstanceOf(VivadoException.class)
        .hasMessageContaining("add the key part");
  }

  @Test
  void aFullFolderIsLeftAloneUnlessReplacingIsAllowed() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
    Files.writeString(folder.resolve("build.tcl"), "old");
    assertThatThrownBy(() -> project().writeTo(folder, false))
        .isInstanceOf(VivadoException.class)
        .hasMessage("The folder " + folder + " is not empty; choose another one or add --force.");
    assertThat(folder.resolve("build.tcl")).hasContent("old");

    project().writeTo(folder, true);
    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("build.tcl")).content().contains("vivado -mode batch");
  }

  @Test
  void nothingIsLeftBehindWhenAFileCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> project().writeTo(file, true)).isInstanceOf(VivadoException.class);
    assertThatThrownBy(() -> project().writeTo(file.resolve("below"), true))
        .isInstanceOf(VivadoException.class)
        .hasMessageContaining("cannot be written");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aNewFolderIsReadableForEveryone() throws IOException {
    Path fresh = folder.resolve("a/b/project");
    project().writeTo(fresh, false);
    assertThat(Files.getPosixFilePermissions(fresh).toString()).contains("OTHERS_READ");
    assertThat(fresh.resolve("README.md")).exists();
    try (Stream<Path> left = Files.list(fresh.getParent())) {
      assertThat(left).containsExactly(fresh);
    }
  }
}
