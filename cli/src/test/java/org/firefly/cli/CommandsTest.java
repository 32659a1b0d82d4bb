package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.host.ProgramArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run",
        "estimate",
        "inspect",
        "explain",
        "compile",
        "picture",
        "train",
        "boards",
        "generate",
        "synth"
      })
  void everyCommandHasAHelp(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: firefly " + command);
  }

  @Test
  void withoutACommandTheUsageIsShownAndTheExitCodeIsTwo() {
    CommandRun run = CommandRun.of();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("name a command").contains("demo");
  }

  @Test
  void estimateKnowsTheIdealClocksOfPublishedNetworks() {
    CommandRun run =
        CommandRun.of(
            "estimate",
            "32x32-16c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-10",
            "--target",
            "ultra96v2");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("16 384")
        .contains("32 768")
        .contains("65 536")
        .contains("74 624");
  }

  @Test
  void estimateRefusesABrokenStringByItsToken() {
    CommandRun run = CommandRun.of("estimate", "32x32-16q3-10");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("16q3").hasLineCount(1);
  }

  @Test
  void inspectShowsNodesAndShapes() {
    CommandRun run = CommandRun.of("inspect", SmallNetwork.write(folder));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("Conv2d").contains("conv1.neuron").contains("Threshold");
  }

  @Test
  void explainShowsEquationScaleAndThreshold() {
    CommandRun run = CommandRun.of("explain", SmallNetwork.write(folder));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("threshold +\\d+, reset to a value")
        .containsPattern("scale .* per integer step, \\d+ to a weight step")
        .containsPattern("decay +m = \\d+ of 32768")
        .contains("on the host")
        .contains("on the accelerator");
  }

  @Test
  void networksWhoseSamplesAreSpikesAreEstimatedAndAdvised() {
    String shd = "1x1x70-40rec-20";
    CommandRun refused = CommandRun.of("estimate", shd);
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.err()).contains("layer 'fc1'", "use spikes as input");
    CommandRun estimate = CommandRun.of("estimate", shd, "--spikes", "--time-steps", 20);
    assertThat(estimate.exitCode()).as(estimate.err()).isZero();
    assertThat(estimate.out()).contains("linear 70+40-40", "linear 40-20, readout");
    CommandRun advice = CommandRun.of("advise", shd, "--spikes");
    assertThat(advice.exitCode()).as(advice.err()).isZero();
    CommandRun explained = CommandRun.of("explain", shd, "--spikes");
    assertThat(explained.out()).contains("fc1 (40x1x1, 1 step late)", "step by step");
  }

  @Test
  void compileWritesAProgramThatCanBeReadBack() {
    Path program = folder.resolve("small.firefly");
    Path dump = folder.resolve("dump");
    CommandRun run =
        CommandRun.of(
            "compile", SmallNetwork.write(folder), "-o", program, "--dump", dump, "--batch", 3);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(ProgramArchive.read(program).batch()).isEqualTo(3);
    assertThat(dump).isNotEmptyDirectory();
  }

  @Test
  void generateWritesTheSynapseArray() {
    CommandRun run =
        CommandRun.of("generate", "--block", "synapse-array", "--parallelism", 16, "-o", folder);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(folder.resolve("filelist.f")).isNotEmptyFile();
    assertThat(folder.resolve("SynapseArray.sv")).isNotEmptyFile();
  }

  @Test
  void theFileListsOfBlocksAndBoardsServeFromAnyFolder() throws IOException {
    Path block = folder.resolve("block");
    CommandRun.of("generate", "--block", "synapse-array", "-o", block);
    Path board = folder.resolve("board");
    CommandRun.of("generate", "--target", "kv260", "-o", board);
    for (Path list : List.of(block.resolve("filelist.f"), board.resolve("filelist.f"))) {
      assertThat(Files.readAllLines(list))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(list.resolveSibling(file)).isNotEmptyFile());
    }
  }

  @Test
  void generateRefusesAnUnknownBlockAndListsTheKnown() {
    CommandRun run = CommandRun.of("generate", "--block", "array", "-o", folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("array").contains("synapse-array");
  }

  @Test
  void generateRefusesAnUnknownBoardAndListsTheKnown() {
    Path project = folder.resolve("project");
    CommandRun run = CommandRun.of("generate", "--target", "zcu106", "-o", project);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("zcu106")
        .contains("ultra96v2, ultra96v2-200, ultra96v2-synapses, kv260")
        .hasLineCount(1);
    assertThat(project).doesNotExist();
  }

  @Test
  void generateWritesAProjectOnceAndAgainOnlyByForce() {
    Path project = folder.resolve("project");
    CommandRun run = CommandRun.of("generate", "--target", "ultra96v2", "-o", project);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("vivado -mode batch -source build.tcl");
    assertThat(project.resolve("rtl/FireFly.sv")).isNotEmptyFile();

    CommandRun again = CommandRun.of("generate", "--target", "ultra96v2", "-o", project);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("is not empty").contains("--force").hasLineCount(1);
    CommandRun forced =
        CommandRun.of("generate", "--target", "ultra96v2", "-o", project, "--force");
    assertThat(forced.exitCode()).as(forced.err()).isZero();
  }

  @Test
  void generateWantsEitherABoardOrABlock() {
    assertThat(CommandRun.of("generate", "-o", folder).exitCode()).isEqualTo(2);
    CommandRun both =
        CommandRun.of("generate", "--target", "kv260", "--block", "synapse-array", "-o", folder);
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("mutually exclusive");
  }

  @Test
  void boardsListsThePresetsWithTheirStatus() {
    CommandRun run = CommandRun.of("boards");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("xczu3eg-sbva484-1-i")
        .contains("304 of 360")
        .contains("1382.4 GOP/s")
        .containsPattern("kv260.*(simulated|synthesised with Yosys)");
  }

  @Test
  void boardsPrintsAFileThatOtherCommandsTake() throws IOException {
    CommandRun boards = CommandRun.of("boards", "zcu104");
    assertThat(boards.exitCode()).as(boards.err()).isZero();
    Path mine = Files.writeString(folder.resolve("mine.properties"), boards.out());
    CommandRun run = CommandRun.of("estimate", "8x8-16c3-10", "--target", mine);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void trainRefusesAFolderWithoutData() {
    CommandRun run = CommandRun.of("train", folder, "-o", folder.resolve("out.nir"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(folder.toString()).hasLineCount(1);
    assertThat(Files.exists(folder.resolve("out.nir"))).isFalse();
  }

  @Test
  void trainRefusesOptionsThatWouldHaveNoEffect() {
    Path model = Path.of("../models/fashion-mnist.nir");
    assertTrainRefused("leave --decay out", "--from", model, "--decay", "0.5");
    assertTrainRefused("--rate-strength", "--target-rate", "0.1");
    assertTrainRefused("in [0, 1], not 1.5", "--target-rate", "1.5", "--rate-strength", "1");
  }

  private void assertTrainRefused(String reason, Object... options) {
    Path written = folder.resolve("out.nir");
    List<Object> words = new ArrayList<>(List.of("train", folder, "-o", written));
    words.addAll(List.of(options));
    CommandRun run = CommandRun.of(words.toArray());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(reason).hasLineCount(1);
    assertThat(Files.exists(written)).isFalse();
  }
}
