package org.firefly.compiler.dump;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.LayerExplanation;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.lower.Source;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.host.file.Json;

/** The JSON part of a dump. */
final class DumpDescription {
  /** Columns of a dumped pass table. */
  static final int PASS_FIELDS = 5;

  private static final int VERSION = 5;
  private static final ObjectMapper JSON = Json.INDENTED;

  private DumpDescription() {}

  static ObjectNode of(Compilation compilation) {
    Program program = compilation.program();
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    root.put("name", program.name());
    root.set("accelerator", JSON.valueToTree(program.config()));
    root.put("timeSteps", program.timeSteps());
    root.put("batch", program.batch());
    root.put("descriptorOffset", program.descriptorOffset());
    root.put("memoryBytes", program.memoryBytes());
    root.set("input", input(program.encoding()));
    root.set("output", output(program.decoding()));
    root.set("regions", JSON.valueToTree(program.regions()));
    root.set("warnings", JSON.valueToTree(compilation.warnings()));
    ArrayNode layers = root.putArray("layers");
    int hostLayers = compilation.layers().size() - program.layers().size();
    for (int i = 0; i < compilation.layers().size(); i++) {
      ObjectNode layer = layer(compilation, i);
      if (i >= hostLayers) {
        layer.set("descriptors", descriptors(program.layers().get(i - hostLayers)));
      }
      layers.add(layer);
    }
    return root;
  }

  private static ObjectNode input(HostEncoding encoding) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kind", kind(encoding));
    node.set("shape", shape(encoding.input()));
    if (encoding instanceof HostEncoding.FirstLayer first) {
      node.put("scale", first.inputScale());
    } else if (encoding instanceof HostEncoding.Planes planes) {
      node.put("scale", planes.inputScale());
      node.put("bits", planes.bits().bits());
      node.put("signed", planes.bits().signed());
    }
    node.put("spikeOffset", encoding.output().offset());
    node.put("spikePlaneStride", encoding.output().planeStride());
    return node;
  }

  private static String kind(HostEncoding encoding) {
    boolean constant =
        encoding instanceof HostEncoding.FirstLayer first && first.constant()
            || encoding instanceof HostEncoding.Planes planes && planes.constant();
    return encoding instanceof HostEncoding.Spikes ? "spikes" : constant ? "analog" : "counts";
  }

  private static ObjectNode output(HostDecoding decoding) {
    ObjectNode node = JSON.createObjectNode();
    node.put("classes", decoding.classes());
    if (decoding instanceof HostDecoding.Membranes membranes) {
      node.put("kind", "membranes");
      node.put("scale", membranes.scale());
      node.put("offset", membranes.layout().offset());
    } else if (decoding instanceof HostDecoding.SpikeCounts counts) {
      node.put("kind", "spike counts");
      node.put("offset", counts.layout().offset());
    }
    return node;
  }

  private static ArrayNode shape(FeatureMap map) {
    return JSON.createArrayNode().add(map.channels()).add(map.height()).add(map.width());
  }

  private static ObjectNode layer(Compilation compilation, int index) {
    QuantisedLayer layer = compilation.layers().get(index);
    LayerExplanation explanation = compilation.explain().get(index);
    Geometry g = layer.geometry();
    ObjectNode node = JSON.createObjectNode();
    node.put("name", layer.name());
    node.put("folder", ProgramDump.folderName(index, layer));
    node.put("place", text(explanation.place()));
    node.put("description", layer.description());
    node.set("equations", JSON.valueToTree(explanation.equations()));
    node.set("sources", sources(layer));
    node.set("inputShape", shape(g.input()));
    node.set("validInput", JSON.createArrayNode().add(g.validHeight()).add(g.validWidth()));
    node.set("outputShape", shape(layer.output()));
    node.set("stride", JSON.createArrayNode().add(g.strideY()).add(g.strideX()));
    node.set("paddingTopLeft", JSON.createArrayNode().add(g.paddingTop()).add(g.paddingLeft()));
    node.put("weightBits", explanation.integers().weightBits());
    node.put("fractionBits", layer.neuron().fractionBits());
    node.put("inclusive", layer.neuron().inclusive());
    node.put("reset", text(layer.neuron().reset()));
    node.put("current", text(layer.neuron().current()));
    node.put("pool", layer.pool());
    node.put("readout", layer.readout());
    node.put("denseOperations", layer.denseOperations());
    node.put("membraneMin", explanation.staticRange().min());
    node.put("membraneMax", explanation.staticRange().max());
    node.put("membraneBits", explanation.membraneBits());
    node.put("provenNoOverflow", explanation.provenNoOverflow());
    node.put("range", text(explanation.expectation()));
    return node;
  }

  private static ArrayNode sources(QuantisedLayer layer) {
    ArrayNode sources = JSON.createArrayNode();
    for (Source source : layer.sources()) {
      sources
          .addObject()
          .put("layer", source.layer())
          .put("firstChannel", source.firstChannel())
          .put("channels", source.map().channels())
          .put("delay", source.delay());
    }
    return sources;
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static ArrayNode descriptors(ProgramLayer layer) {
    ArrayNode descriptors = JSON.createArrayNode();
    for (LayerDescriptor strip : layer.strips()) {
      ObjectNode node = descriptors.addObject();
      node.set("fields", JSON.valueToTree(strip));
      ArrayNode words = node.putArray("words");
      for (int word : strip.encode()) {
        words.add(String.format("0x%08x", word));
      }
    }
    return descriptors;
  }

  /**
   * The pass table of each strip, once where time steps share it, as it stands in the image, {@link
   * #PASS_FIELDS} ints a pass.
   */
  static List<int[]> passTables(Program program, ProgramLayer layer) {
    ByteBuffer image = ByteBuffer.wrap(program.image()).order(ByteOrder.LITTLE_ENDIAN);
    Map<Long, LayerDescriptor> byTable = new LinkedHashMap<>();
    layer.strips().forEach(strip -> byTable.putIfAbsent(strip.weights().passOffset(), strip));
    return byTable.values().stream().map(strip -> passTable(image, strip)).toList();
  }

  private static int[] passTable(ByteBuffer image, LayerDescriptor strip) {
    int[] table = new int[strip.weights().passes() * PASS_FIELDS];
    for (int i = 0; i < strip.weights().passes(); i++) {
      Pass pass = Pass.decode(image.getInt((int) strip.weights().passOffset() + i * Pass.BYTES));
      int at = i * PASS_FIELDS;
      table[at] = pass.source();
      table[at + 1] = pass.offsetY();
      table[at + 2] = pass.offsetX();
      table[at + 3] = pass.first() ? 1 : 0;
      table[at + 4] = pass.last() ? 1 : 0;
    }
    return table;
  }
}
