package org.firefly.runtime.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What lies in a board package, beside its launcher.
 *
 * @param folder the unpacked package
 */
public record AppFiles(Path folder) {
  /** Name of the compiled program. */
  public static final String PROGRAM = "program.firefly";

  /** Name of the configuration of the board. */
  public static final String CONFIGURATION = "firefly-board.properties";

  /** Name of the samples. */
  public static final String SAMPLES = "samples/input.npy";

  /** Name of the samples' labels. */
  public static final String LABELS = "samples/labels.npy";

  /** Name of what the bit-exact simulator gave for the samples, int32 [N,classes]. */
  public static final String EXPECTED = "samples/expected.npy";

  Path program() {
    return folder.resolve(PROGRAM);
  }

  Path configuration() {
    return folder.resolve(CONFIGURATION);
  }

  Path samples() {
    return folder.resolve(SAMPLES);
  }

  /** Absent when nobody knew the right answers. */
  Optional<Path> labels() {
    return Optional.of(folder.resolve(LABELS)).filter(Files::exists);
  }

  Path expected() {
    return folder.resolve(EXPECTED);
  }
}
