package org.firefly.network.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Path;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFile;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Node;

/**
 * Writes NIR model files in the layout of NIR 1.0.7. Numbers are stored as float32 where that keeps
 * every value, else as float64; extents and counts as int64; strings with fixed length in UTF-8.
 */
public final class NirWriter {
  /** The version of NIR whose fields are written. */
  public static final String NIR_VERSION = "1.0.7";

  private NirWriter() {}

  /**
   * Writes a network, so that reading the file gives an equal one. The file appears complete or not
   * at all.
   *
   * @throws NetworkException if the network cannot be stored or the file not be written
   */
  public static void write(Network network, Path path) {
    try (OutputFile whole = new OutputFile(path)) {
      try (WritableHdfFile file = HdfFile.write(whole.temporary())) {
        file.putDataset("version", NIR_VERSION);
        writeGraph(file.putGroup("node"), network);
      }
      whole.finish();
    } catch (NetworkException e) {
      throw e.inFile(path.toString());
    } catch (OutputException e) {
      throw new NetworkException(e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw NetworkException.inFile(
          path.toString(), "cannot be written (" + e.getMessage() + "); check the folder", e);
    }
  }

  private static void writeGraph(WritableGroup group, Network network) {
    if (network.edges().isEmpty()) {
      throw NetworkException.inField(
          "edges", "is empty, and a network without edges cannot be written; connect its nodes");
    }
    group.putDataset("type", "NIRGraph");
    group.putDataset(
        "edges",
        network.edges().stream()
            .map(edge -> new String[] {edge.source(), edge.target()})
            .toArray(String[][]::new));
    WritableGroup nodes = group.putGroup("nodes");
    network.nodes().forEach((name, node) -> writeNode(nodes.putGroup(name), name, node, network));
    writeMetadata(group, network.metadata());
  }

  private static void writeNode(WritableGroup group, String name, Node node, Network network) {
    try {
      if (node instanceof Node.Subgraph subgraph) {
        writeGraph(group, subgraph.network());
        return;
      }
      group.putDataset("type", node.type());
      NodeFields.of(node).forEach(group::putDataset);
      writeMetadata(group, network.metadata(name));
    } catch (NetworkException e) {
      throw e.inNode(name);
    }
  }

  private static void writeMetadata(WritableGroup parent, Metadata metadata) {
    if (metadata.isEmpty()) {
      return;
    }
    WritableGroup group = parent.putGroup("metadata");
    metadata.textKeys().forEach(key -> group.putDataset(key, metadata.text(key).orElseThrow()));
    metadata
        .numberKeys()
        .forEach(
            key -> group.putDataset(key, NodeFields.array(metadata.numbers(key).orElseThrow())));
  }
}
