package org.firefly.vivado;

import java.util.Map;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.FirmwareLoader;
import org.firefly.architecture.board.Platform;
import org.firefly.host.CoreDescription;

/**
 * What Linux on the board needs: overlays, and the scripts that load them and look at the result.
 */
final class LinuxFiles {
  private static final String FUNCTIONS = "firefly.sh";

  private final DeviceTree tree;
  private final Platform platform;
  private final String functions;

  LinuxFiles(Board board, Platform platform) {
    this.tree = new DeviceTree(board, platform);
    this.platform = platform;
    this.functions =
        Template.fill(
            FUNCTIONS,
            Map.of(
                "UIO_NAME",
                CoreDescription.UIO_NAME,
                "BUFFER_NAME",
                CoreDescription.BUFFER_NAME,
                "CLOCK_HZ",
                DeviceTree.clockHz(board, platform),
                "INTERRUPT_CELLS",
                DeviceTree.interruptCells()));
  }

  /** Adds the files, by path relative to the folder of the project. */
  void addTo(Map<String, String> files) {
    files.put("linux/firefly.dtso", tree.fabric());
    files.put("linux/firefly-devices.dtso", tree.devices());
    files.put("linux/firefly.bif", Template.text("firefly.bif"));
    files.put("linux/load.sh", Template.text("load.sh"));
    files.put("linux/" + FUNCTIONS, functions);
    if (isKria()) {
      files.put("kria/firefly.dtsi", tree.everything());
      files.put("kria/shell.json", Template.text("shell.json"));
      files.put("kria/install.sh", Template.text("install.sh"));
      files.put("kria/load.sh", Template.text("kria-load.sh"));
      files.put("kria/" + FUNCTIONS, functions);
    }
  }

  /** How the bitstream gets onto the board, in Markdown. */
  String howToLoad() {
    return Template.text(isKria() ? "README-kria.md" : "README-linux.md").strip();
  }

  private boolean isKria() {
    return platform.loader() == FirmwareLoader.KRIA;
  }
}
