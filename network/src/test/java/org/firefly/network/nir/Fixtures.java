package org.firefly.network.nir;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.firefly.network.Network;

/** The .nir files that make_fixtures.py wrote. */
final class Fixtures {
  private Fixtures() {}

  static Path path(String name) {
    try {
      return Path.of(Fixtures.class.getResource("/nir/" + name + ".nir").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Network read(String name) {
    return NirReader.read(path(name));
  }
}
