package org.firefly.vivado;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.firefly.accelerator.core.FireFly;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Platform;
import org.firefly.architecture.isa.CHeader;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.SystemVerilog;
import org.firefly.host.CoreDescription;

/**
 * Everything that Vivado 2022.2 or later needs to build the accelerator for a board in batch mode,
 * and what Linux on the board needs to use it.
 *
 * @param files texts by path relative to the folder of the project, with {@code /}
 */
public record VivadoProject(SortedMap<String, String> files) {
  /** The script that Vivado runs. */
  public static final String BUILD_SCRIPT = "build.tcl";

  private static final String DRIVER = "driver/";

  private static final List<String> SCRIPTS =
      List.of("package_core", "project", "block_design", "addresses", "implementation");

  public VivadoProject {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * The project of a board.
   *
   * @param board the board with a platform
   * @throws VivadoException if the board does not say on which part it is
   */
  public static VivadoProject of(Board board) {
    Platform platform =
        board
            .platform()
            .orElseThrow(
                () ->
                    new VivadoException(
                        "The board file of "
                            + board.name()
                            + " does not say which device it is about; add the key part, such as"
                            + " part = xczu3eg-sbva484-1-i."));
    Elaboration top = Elaboration.of(new FireFly(board.config()));
    CoreWrapper wrapper = CoreWrapper.of(top.topName(), top.ports(), board.config());
    SystemVerilog core = top.toSystemVerilogPerModule().withoutSource(Dsp48e2.MODEL_FILE);
    Map<String, String> files = new TreeMap<>();
    core.allFiles().forEach((name, text) -> files.put("rtl/" + name, text));
    files.put("rtl/" + CoreWrapper.NAME + ".v", wrapper.verilog());
    List<String> sources = new ArrayList<>(files.keySet());
    files.put(SystemVerilog.FILE_LIST, String.join("\n", sources) + "\n");
    files.put(
        "scripts/settings.tcl", TclSettings.of(board, platform, wrapper.interfaces(), sources));
    addScripts(files, board, platform);
    LinuxFiles linux = new LinuxFiles(board, platform);
    linux.addTo(files);
    files.put("sim/" + Dsp48e2.MODEL_FILE, Dsp48e2.simulationModel());
    files.put(DRIVER + CHeader.FILE_NAME, CHeader.text());
    files.put(DRIVER + "firefly_registers.xml", RegisterMap.of(board.config()));
    files.put(CoreDescription.FILE_NAME, CoreDescription.of(board, platform).json());
    files.put("README.md", readme(board, platform, linux));
    return new VivadoProject(new TreeMap<>(files));
  }

  private static void addScripts(Map<String, String> files, Board board, Platform platform) {
    files.put(BUILD_SCRIPT, Template.text(BUILD_SCRIPT));
    for (String script : SCRIPTS) {
      files.put("scripts/" + script + ".tcl", Template.text(script + ".tcl"));
    }
    files.put("constraints/firefly.xdc", constraints(platform));
    String period = String.format(Locale.ROOT, "%.3f", 1e3 / board.clockMHz());
    files.put(
        "constraints/firefly_ooc.xdc",
        Template.fill("firefly_ooc.xdc", Map.of("PERIOD_NS", period)));
  }

  private static String constraints(Platform platform) {
    return Template.text("firefly.xdc")
        + platform.fanPin().map(pin -> Template.fill("fan.xdc", Map.of("PIN", pin))).orElse("");
  }

  private static String readme(Board board, Platform platform, LinuxFiles linux) {
    return Template.fill(
        "README.md",
        Map.of(
            "BOARD",
            board.name(),
            "STATUS",
            board.status().text(),
            "PART",
            platform.part().name(),
            "CORES",
            Integer.toString(board.config().cores()),
            "P",
            Integer.toString(board.config().parallelism()),
            "CLOCK",
            Integer.toString(board.clockMHz()),
            "LOAD",
            linux.howToLoad()));
  }

  /**
   * Writes all files. A new or empty folder appears with all files or not at all; in a folder with
   * other files, which has to be allowed, those of the same name are replaced and the rest stays.
   *
   * @param folder made if necessary
   * @param replace whether the folder may hold something
   * @throws VivadoException if it holds something and may not, or cannot be written
   */
  public void writeTo(Path folder, boolean replace) {
    new ProjectFolder(folder).write(files, replace);
  }
}
