package org.firefly.cli;

import java.nio.file.Path;
import org.firefly.network.NetworkString;
import org.firefly.network.nir.NirWriter;

/** A network with random integer weights that runs in no time. */
final class SmallNetwork {
  static final int CLASSES = 7;

  private SmallNetwork() {}

  /** Writes a network for inputs of 2 x 8 x 8 and returns its file. */
  static Path write(Path folder) {
    Path file = folder.resolve("small.nir");
    NirWriter.write(NetworkString.parse("8x8-16c3-20c3-p2-" + CLASSES, 2).toNetwork(5), file);
    return file;
  }
}
