package org.firefly.hdl.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A flat netlist as {@code write_json} of Yosys gives it.
 *
 * @param cells all cells
 * @param outputs nets at the outputs of the top module
 * @param names a readable name for each net
 */
record Netlist(List<Cell> cells, List<Integer> outputs, Map<Integer, String> names) {

  /** Reads the module {@code top} of a JSON netlist. */
  static Netlist read(Path json, String top) throws IOException {
    JsonNode module = new ObjectMapper().readTree(json.toFile()).path("modules").path(top);
    List<Cell> cells = new ArrayList<>();
    module.path("cells").forEach(cell -> cells.add(cell(cell)));
    List<Integer> outputs = new ArrayList<>();
    for (JsonNode port : module.path("ports")) {
      if (port.path("direction").asText().equals("output")) {
        addNets(port.path("bits"), outputs);
      }
    }
    return new Netlist(cells, outputs, names(module.path("netnames")));
  }

  private static Cell cell(JsonNode cell) {
    String type = cell.path("type").asText();
    List<Integer> inputs = new ArrayList<>();
    List<Integer> cascadeInputs = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    JsonNode connections = cell.path("connections");
    for (Map.Entry<String, JsonNode> port : cell.path("port_directions").properties()) {
      JsonNode bits = connections.path(port.getKey());
      if (port.getValue().asText().equals("output")) {
        addNets(bits, outputs);
      } else {
        addNets(bits, inputs);
        if (port.getKey().equals("CI")) {
          addNets(bits, cascadeInputs);
        }
      }
    }
    return new Cell(type, CellKind.of(type), inputs, cascadeInputs, outputs);
  }

  private static void addNets(JsonNode bits, List<Integer> nets) {
    for (JsonNode bit : bits) {
      if (bit.isInt()) {
        nets.add(bit.asInt());
      }
    }
  }

  private static Map<Integer, String> names(JsonNode netNames) {
    Map<Integer, String> names = new HashMap<>();
    for (Map.Entry<String, JsonNode> net : netNames.properties()) {
      JsonNode bits = net.getValue().path("bits");
      for (int i = 0; i < bits.size(); i++) {
        if (bits.get(i).isInt()) {
          String name = bits.size() == 1 ? net.getKey() : net.getKey() + "[" + i + "]";
          names.merge(bits.get(i).asInt(), name, Netlist::moreReadable);
        }
      }
    }
    return names;
  }

  /** Names that Yosys made start with a dollar sign. */
  private static String moreReadable(String one, String other) {
    boolean oneMade = one.startsWith("$");
    if (oneMade != other.startsWith("$")) {
      return oneMade ? other : one;
    }
    return one.length() <= other.length() ? one : other;
  }
}
