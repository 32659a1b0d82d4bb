package org.firefly.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.network.Network;
import org.firefly.network.NetworkString;
import org.firefly.network.nir.NirReader;

/** A network on the command line: a file, or a string such as {@code 28x28-16c3-10}. */
final class NetworkArgument {
  private NetworkArgument() {}

  /**
   * Reads the file, or builds the network of the string with random weights.
   *
   * @throws org.firefly.network.NetworkException when it is neither
   */
  static Network read(String argument, long seed) {
    boolean isFile = argument.endsWith(".nir") || Files.exists(Path.of(argument));
    return isFile
        ? NirReader.read(Path.of(argument))
        : NetworkString.parse(argument).toNetwork(seed);
  }
}
