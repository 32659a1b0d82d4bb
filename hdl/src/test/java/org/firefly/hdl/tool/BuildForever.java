package org.firefly.hdl.tool;

import java.nio.file.Path;
import java.util.List;

/** A program that waits for a shell, which waits for programs of its own. */
final class BuildForever {
  private BuildForever() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    String script =
        "sleep 600 & echo $! > " + folder + "/child; echo $$ > " + folder + "/pid; sleep 601";
    ExternalTool.run(folder, List.of("sh", "-c", script), "install a shell");
  }
}
