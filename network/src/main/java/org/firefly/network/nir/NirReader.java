package org.firefly.network.nir;

import java.nio.file.Path;
import java.util.Optional;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;

/**
 * Reads NIR model files of all versions since graphs have named nodes (0.0.6). The fields that are
 * there decide, never the version string. Fields that NIR does not define are reported by SLF4J and
 * ignored.
 */
public final class NirReader {
  private NirReader() {}

  /**
   * The network of a file, with its nested graphs; its shapes and cycles are checked.
   *
   * @throws NetworkException if the file is missing, damaged or not a NIR model, or the network
   *     cannot run; the message names file, node and field
   */
  public static Network read(Path path) {
    return readFile(path).network();
  }

  /** As {@link #read}, with what else the file says. */
  public static NirFile readFile(Path path) {
    Entry.Group root = HdfLoader.load(path);
    try {
      if (!(root.members().get("node") instanceof Entry.Group top)) {
        throw new NetworkException(
            "holds no group 'node', so it is not a NIR model (NIR data files hold recordings)"
                + "; export the network with NIR");
      }
      Network network = GraphParser.parse(top);
      network.flatten().topologicalOrder();
      return new NirFile(version(root), BatchAxes.drop(network));
    } catch (NetworkException e) {
      throw e.inFile(path.toString());
    }
  }

  private static Optional<String> version(Entry.Group root) {
    return root.members().get("version") instanceof Entry.Text text && text.values().size() == 1
        ? Optional.of(text.values().get(0))
        : Optional.empty();
  }
}
