package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firefly.hdl.tool.ExternalTool;
import org.firefly.hdl.tool.ExternalTool.Result;

/**
 * The whole core and its test bench in Icarus Verilog, by the command lines of docs/own-design.md,
 * with the small network of that page.
 */
final class IcarusCore {
  /** What the bench says of the network of the page, as the page does. */
  static final String EQUAL = "equal after 2909 clocks\n";

  private static final Path PAGE = Path.of("..", "docs", "own-design.md");
  private static final String MODEL = "sim/DSP48E2.sv";
  private static final String REMEDY = "install it with: scripts/install-tools iverilog";

  private final Path folder;

  private IcarusCore(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes hardware, images and bench in an empty folder and compiles them.
   *
   * @param dsp what models the DSP slice, for the command line
   */
  static IcarusCore compile(Path folder, String dsp) throws IOException {
    for (String line : lines("./firefly ")) {
      String[] words = line.replace("./firefly ", "").split(" ");
      int output = List.of(words).indexOf("-o") + 1;
      for (int i = output; i < words.length; i += 2) {
        words[i] = folder.resolve(words[i]).toString();
      }
      CommandRun run = CommandRun.of((Object[]) words);
      assertThat(run.exitCode()).as(run.err()).isZero();
    }
    Result result = shell(folder.resolve("project"), line("iverilog ").replace(MODEL, dsp));
    assertThat(result.exitCode()).as(result.output()).isZero();
    return new IcarusCore(folder);
  }

  /** The folder with the images. */
  Path golden() {
    return folder.resolve("golden");
  }

  /** Runs the bench. */
  Result run() throws IOException {
    return shell(golden(), line("vvp "));
  }

  private static Result shell(Path folder, String command) {
    return ExternalTool.run(folder, List.of("sh", "-c", command), REMEDY);
  }

  private static String line(String start) throws IOException {
    List<String> found = lines(start);
    assertThat(found).as("lines of %s that start with %s", PAGE, start).hasSize(1);
    return found.get(0);
  }

  /** Lines of the page's last block. */
  private static List<String> lines(String start) throws IOException {
    String page = Files.readString(PAGE);
    int block = page.lastIndexOf("```sh\n");
    return page.substring(block).lines().filter(line -> line.startsWith(start)).toList();
  }
}
