package org.firefly.simulator.prepare;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.program.Program;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.simulator.memory.SimulationException;
import org.firefly.simulator.prepare.Strip.GroupPasses;

/** Reads descriptors, pass tables and parameters from a program's image, as the core would. */
final class StripDecoder {
  private final Program program;
  private final AcceleratorConfig config;
  private final DeviceMemory image;

  StripDecoder(Program program) {
    this.program = program;
    this.config = program.config();
    this.image = DeviceMemory.of(program);
  }

  /** The strips of the descriptors at some places in the image. */
  List<Strip> strips(List<Integer> descriptors) {
    List<Strip> strips = new ArrayList<>();
    List<Strip> pieces = new ArrayList<>();
    for (int index : descriptors) {
      Strip strip = strip(index);
      pieces.add(strip);
      if (!strip.descriptor().piece().continued()) {
        strips.add(PieceMerge.merge(pieces));
        pieces.clear();
      }
    }
    PieceMerge.requireNone(pieces);
    return strips;
  }

  private Strip strip(int index) {
    int[] words = new int[DescriptorField.WORDS];
    long offset = program.descriptorOffset() + (long) index * DescriptorField.BYTES;
    for (int i = 0; i < words.length; i++) {
      words[i] = image.readInt(offset + (long) i * Integer.BYTES);
    }
    LayerDescriptor layer = LayerDescriptor.decode(words);
    if (layer.neuron().current().present() && !config.synapses()) {
      throw new SimulationException(
          "Layer "
              + layer.layer()
              + " keeps synaptic currents, which the accelerator of the program cannot;"
              + " compile the network for a target with synapses = true.");
    }
    return new Strip(config, layer, groups(layer), constants(layer), program.image(), List.of());
  }

  private List<GroupPasses> groups(LayerDescriptor layer) {
    List<GroupPasses> groups = new ArrayList<>();
    List<PlacedPass> passes = new ArrayList<>();
    long tile = layer.weights().weightOffset();
    for (int k = 0; k < layer.weights().passes(); k++) {
      Pass pass = Pass.decode(image.readInt(layer.weights().passOffset() + (long) k * Pass.BYTES));
      check(layer, pass, pass.first() == passes.isEmpty(), "starts a group in the wrong place");
      check(layer, pass, pass.source() < sources(layer), "reads beyond the input");
      passes.add(new PlacedPass(pass, tile, 0, layer.input().groups()));
      tile += config.tileBytes();
      if (pass.last()) {
        groups.add(new GroupPasses(List.copyOf(passes)));
        passes.clear();
      }
    }
    if (groups.size() != layer.output().groups() || !passes.isEmpty()) {
      throw new SimulationException(
          "The pass table of layer "
              + layer.layer()
              + " ends "
              + groups.size()
              + " output groups, but its descriptor says "
              + layer.output().groups()
              + "; compile the network again.");
    }
    if (tile > program.image().length) {
      throw new SimulationException(
          "The tiles of layer " + layer.layer() + " reach beyond the end of the program's image.");
    }
    return groups;
  }

  private static int sources(LayerDescriptor layer) {
    int words = layer.input().groups() * layer.input().vectorPlaneWords();
    return layer.kind() == LayerKind.PACKED
        ? (words + AcceleratorConfig.TAPS - 1) / AcceleratorConfig.TAPS
        : layer.input().groups();
  }

  private static void check(LayerDescriptor layer, Pass pass, boolean holds, String problem) {
    if (!holds) {
      throw new SimulationException(
          "In the pass table of layer " + layer.layer() + ", " + pass + " " + problem + ".");
    }
  }

  private List<NeuronConstants> constants(LayerDescriptor layer) {
    int bytes = layer.output().groups() * ParameterLayout.groupBytes(config);
    int[] words = new int[bytes / Integer.BYTES];
    for (int i = 0; i < words.length; i++) {
      words[i] = image.readInt(layer.weights().parameterOffset() + (long) i * Integer.BYTES);
    }
    return ParameterLayout.decode(config, words);
  }
}
