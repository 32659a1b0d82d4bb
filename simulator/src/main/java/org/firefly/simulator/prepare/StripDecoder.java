package org.firefly.simulator.prepare;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
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

  /** The strip of one descriptor, by its place in the image. */
  Strip strip(int index) {
    int[] words = new int[DescriptorField.WORDS];
    long offset = program.descriptorOffset() + (long) index * DescriptorField.BYTES;
    for (int i = 0; i < words.length; i++) {
      words[i] = image.readInt(offset + (long) i * Integer.BYTES);
    }
    LayerDescriptor layer = LayerDescriptor.decode(words);
    return new Strip(
        config, layer, groups(layer), parameters(layer, 0), parameters(layer, 1), program.image());
  }

  private List<GroupPasses> groups(LayerDescriptor layer) {
    List<GroupPasses> groups = new ArrayList<>();
    List<Pass> passes = new ArrayList<>();
    long tile = layer.weights().weightOffset();
    for (int k = 0; k < layer.weights().passes(); k++) {
      Pass pass = Pass.decode(image.readInt(layer.weights().passOffset() + (long) k * Pass.BYTES));
      check(layer, pass, pass.first() == passes.isEmpty(), "starts a group in the wrong place");
      check(layer, pass, pass.source() < sources(layer), "reads beyond the input");
      passes.add(pass);
      if (pass.last()) {
        groups.add(new GroupPasses(List.copyOf(passes), tile));
        tile += (long) passes.size() * config.tileBytes();
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

  private int[] parameters(LayerDescriptor layer, int which) {
    int p = config.parallelism();
    int[] values = new int[layer.output().groups() * p];
    for (int channel = 0; channel < values.length; channel++) {
      long index = (2L * (channel / p) + which) * p + channel % p;
      values[channel] = image.readInt(layer.weights().parameterOffset() + index * Integer.BYTES);
    }
    return values;
  }
}
