package org.firefly.explore.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.firefly.explore.stage.Clocks;
import org.firefly.explore.stage.Compiled;
import org.firefly.explore.stage.Keys;
import org.firefly.explore.stage.Simulated;
import org.firefly.explore.stage.StageResult;
import org.firefly.files.OutputFile;
import org.firefly.host.file.Json;

/** Stage results in a folder, a file each, so that a study that was interrupted goes on. */
public final class Results {
  private static final JsonMapper JSON = Json.mapper().build();

  private final Path folder;
  private final Map<String, StageResult> known = new HashMap<>();

  /**
   * Results in a folder, which need not be there.
   *
   * @param folder of nothing but results
   */
  public Results(Path folder) {
    this.folder = folder;
  }

  /** The result of a key, of this run or an earlier one. */
  public Optional<StageResult> find(String key) throws IOException {
    if (!known.containsKey(key) && Files.isRegularFile(file(key))) {
      try {
        known.put(key, JSON.readValue(file(key).toFile(), type(key)));
      } catch (JacksonException e) {
        // A file that somebody damaged is made anew.
        return Optional.empty();
      }
    }
    return Optional.ofNullable(known.get(key));
  }

  /**
   * Keeps a result.
   *
   * @throws org.firefly.files.OutputException if it cannot be written
   */
  void keep(String key, StageResult result) throws IOException {
    OutputFile.write(file(key), JSON.writeValueAsBytes(result));
    known.put(key, result);
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }

  static Class<? extends StageResult> type(String key) {
    if (key.startsWith(Keys.COMPILED)) {
      return Compiled.class;
    }
    return key.startsWith(Keys.CLOCKS) ? Clocks.class : Simulated.class;
  }
}
