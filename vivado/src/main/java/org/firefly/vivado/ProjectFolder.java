package org.firefly.vivado;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFolder;

/** A folder that gets a set of files. */
final class ProjectFolder {
  private final Path folder;

  ProjectFolder(Path folder) {
    this.folder = folder;
  }

  void write(Map<String, String> files, boolean replace) {
    try {
      OutputFolder.check(folder);
      if (!replace && !OutputFolder.isMissingOrEmpty(folder)) {
        throw new VivadoException(
            "The folder " + folder + " is not empty; choose another one or add --force.");
      }
      try (OutputFolder whole = new OutputFolder(folder)) {
        fill(whole.temporary(), files);
        whole.finish();
      }
    } catch (IOException e) {
      throw new VivadoException(OutputException.of(folder, e).getMessage(), e);
    }
  }

  private static void fill(Path fresh, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = fresh.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      if (file.getKey().endsWith(".sh") && !path.toFile().setExecutable(true, false)) {
        throw new IOException(path + " cannot be made executable");
      }
    }
  }
}
