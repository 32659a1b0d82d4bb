package org.firefly.network.nir;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firefly.network.Edge;
import org.firefly.network.Metadata;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a graph, with nested graphs, from its group. */
final class GraphParser {
  private static final Logger LOGGER = LoggerFactory.getLogger(GraphParser.class);
  private static final String GRAPH = "NIRGraph";

  private GraphParser() {}

  /** The network of the top group. */
  static Network parse(Entry.Group top) {
    Fields fields = new Fields(top);
    String type = fields.text("type");
    if (!type.equals(GRAPH)) {
      throw NetworkException.inField(
          "type", "is '" + type + "' but the top node must be a " + GRAPH + "; wrap it in one");
    }
    return graph(fields, "");
  }

  private static Network graph(Fields fields, String prefix) {
    Network.Builder builder = Network.builder().metadata(metadata(fields, prefix));
    fields.group("nodes").members().forEach((name, entry) -> addNode(builder, prefix, name, entry));
    connect(builder, fields);
    warnUnused(fields, prefix);
    return builder.build();
  }

  private static void addNode(Network.Builder builder, String prefix, String name, Entry entry) {
    String path = prefix + name;
    try {
      if (!(entry instanceof Entry.Group group)) {
        throw NetworkException.inNode(path, "must be an HDF5 group; export the network with NIR");
      }
      checkHasType(path, group);
      Fields fields = new Fields(group);
      builder.add(name, node(fields, path), metadata(fields, path));
      warnUnused(fields, path);
    } catch (NetworkException e) {
      throw e.inNode(path);
    }
  }

  private static Node node(Fields fields, String path) {
    String type = fields.text("type");
    return type.equals(GRAPH)
        ? new Node.Subgraph(graph(fields, path + "."))
        : NodeParser.parse(type, fields);
  }

  /** HDF5 turns a slash in a name into groups, so that a node seems to hold nodes. */
  private static void checkHasType(String path, Entry.Group group) {
    if (group.members().containsKey("type")) {
      return;
    }
    for (Map.Entry<String, Entry> member : group.members().entrySet()) {
      if (member.getValue() instanceof Entry.Group) {
        throw NetworkException.inNode(
            path + "/" + member.getKey(),
            "the name holds a '/', which HDF5 takes for nested groups; rename the node");
      }
    }
  }

  private static void connect(Network.Builder builder, Fields fields) {
    Entry entry =
        fields
            .entry("edges")
            .orElseThrow(
                () -> NetworkException.inField("edges", "is missing; export the network with NIR"));
    if (entry instanceof Entry.Numbers numbers && numbers.tensor().size() == 0) {
      return;
    }
    if (!(entry instanceof Entry.Text text)
        || text.shape().rank() != 2
        || text.shape().dimension(1) != 2) {
      throw NetworkException.inField(
          "edges", "must be a list of pairs of node names; export the network with NIR");
    }
    List<String> names = text.values();
    Set<Edge> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i += 2) {
      builder.connect(names.get(i), names.get(i + 1));
      Edge edge = new Edge(names.get(i), names.get(i + 1));
      if (!seen.add(edge)) {
        LOGGER.warn(
            "The edge {} stands in the file more than once and adds each time; other tools count it"
                + " once or refuse the file",
            edge);
      }
    }
  }

  private static Metadata metadata(Fields fields, String path) {
    Metadata metadata = Metadata.empty();
    if (fields.entry("metadata").orElse(null) instanceof Entry.Group group) {
      for (Map.Entry<String, Entry> note : group.members().entrySet()) {
        metadata = note(metadata, path, note.getKey(), note.getValue());
      }
    }
    return metadata;
  }

  private static Metadata note(Metadata metadata, String path, String key, Entry value) {
    if (value instanceof Entry.Text text && text.values().size() == 1) {
      return metadata.with(key, text.values().get(0));
    } else if (value instanceof Entry.Numbers numbers && numbers.tensor().size() > 0) {
      return metadata.with(key, numbers.tensor());
    }
    LOGGER.warn("Node '{}': metadata '{}' is neither one string nor numbers; ignored", path, key);
    return metadata;
  }

  private static void warnUnused(Fields fields, String path) {
    if (!fields.unused().isEmpty()) {
      LOGGER.warn("Node '{}': unknown fields {} are ignored", path, fields.unused());
    }
  }
}
