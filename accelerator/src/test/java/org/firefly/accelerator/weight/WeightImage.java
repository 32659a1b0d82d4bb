package org.firefly.accelerator.weight;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.cosimulation.bench.Word;

/**
 * Memory that holds the tables, parameters and tiles of some layers amid noise, and what the weight
 * path must make of it.
 */
final class WeightImage {
  private static final int ALIGNMENT = AcceleratorConfig.ALIGNMENT_BYTES;

  private final AcceleratorConfig config;
  private final byte[] memory;
  private final List<Word> jobs = new ArrayList<>();
  private final List<Word> passes = new ArrayList<>();
  private final List<int[]> parameters = new ArrayList<>();
  private final List<Integer> tiles = new ArrayList<>();
  private int end;
  private long beats;

  WeightImage(AcceleratorConfig config, Random random, List<TestLayer> layers) {
    this.config = config;
    memory = new byte[layers.stream().mapToInt(this::bytes).sum()];
    random.nextBytes(memory);
    layers.forEach(layer -> add(layer, layer.table()));
  }

  /** An image of one layer whose pass table is not what it should be. */
  static WeightImage withTable(
      AcceleratorConfig config, Random random, TestLayer layer, List<Pass> table) {
    WeightImage image = new WeightImage(config, random, List.of(layer));
    image.writeTable(0, table);
    return image;
  }

  private int bytes(TestLayer layer) {
    int count = layer.table().size();
    return aligned(Pass.BYTES * count)
        + aligned(ParameterLayout.groupBytes(config) * layer.groups().size())
        + aligned(config.tileBytes() * count);
  }

  private static int aligned(int bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private int allocate(int bytes) {
    int start = end;
    end += aligned(bytes);
    return start;
  }

  private void add(TestLayer layer, List<Pass> table) {
    int count = table.size();
    int groups = layer.groups().size();
    int tableOffset = allocate(Pass.BYTES * count);
    int parameterOffset = allocate(ParameterLayout.groupBytes(config) * groups);
    int weightOffset = allocate(config.tileBytes() * count);
    writeTable(tableOffset, table);
    jobs.add(Word.of(layer.timeSteps(), groups, count, weightOffset, tableOffset, parameterOffset));
    beats += (Pass.BYTES * count + config.beatBytes() - 1) / config.beatBytes();
    int tile = weightOffset;
    for (int g = 0; g < groups; g++) {
      expectParameters(parameterOffset + ParameterLayout.groupBytes(config) * g);
      expectGroup(layer, g, tile);
      tile += config.tileBytes() * layer.groups().get(g).size();
    }
  }

  private void writeTable(int offset, List<Pass> table) {
    ByteBuffer buffer = words();
    for (int i = 0; i < table.size(); i++) {
      // Bits that no field names must not matter.
      int noise = buffer.getInt(offset + Pass.BYTES * i) & 0x3c000000;
      buffer.putInt(offset + Pass.BYTES * i, table.get(i).encode() | noise);
    }
  }

  private ByteBuffer words() {
    return ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void expectParameters(int offset) {
    int bytes = ParameterLayout.groupBytes(config);
    int[] words = new int[bytes / Integer.BYTES];
    for (int i = 0; i < words.length; i++) {
      words[i] = words().getInt(offset + Integer.BYTES * i);
    }
    parameters.add(words);
    beats += bytes / config.beatBytes();
  }

  private void expectGroup(TestLayer layer, int group, int firstTile) {
    List<Pass> entries = layer.groups().get(group);
    boolean resident = entries.size() <= config.weightRingTiles();
    beats +=
        (long) entries.size()
            * (resident ? 1 : layer.timeSteps())
            * (config.tilePartBytes() / config.beatBytes());
    for (int step = 0; step < layer.timeSteps(); step++) {
      boolean lastStep = step == layer.timeSteps() - 1;
      for (int i = 0; i < entries.size(); i++) {
        Pass pass = entries.get(i);
        boolean lastOfLayer = lastStep && pass.last() && group == layer.groups().size() - 1;
        passes.add(command(pass, step == 0, lastStep, lastOfLayer));
        tiles.add(firstTile + config.tileBytes() * i);
      }
    }
  }

  private static Word command(Pass pass, boolean first, boolean last, boolean lastOfLayer) {
    return Word.of(
        pass.source(),
        pass.offsetY() & 0x1f,
        pass.offsetX() & 0x1f,
        bit(pass.first()),
        bit(pass.last()),
        bit(first),
        bit(last),
        bit(lastOfLayer));
  }

  private static int bit(boolean value) {
    return value ? 1 : 0;
  }

  /** Jobs in the order of the layers. */
  List<Word> jobs() {
    return jobs;
  }

  /** Pass commands in order. */
  List<Word> passes() {
    return passes;
  }

  /** The words of each parameter set in order. */
  List<int[]> parameters() {
    return parameters;
  }

  /** Byte offset of the tile of each pass. */
  List<Integer> tiles() {
    return tiles;
  }

  /** Beats that all of it takes at the first port, each resident tile once. */
  long beats() {
    return beats;
  }

  /** Some bytes of the memory. */
  byte[] bytes(int offset, int count) {
    return Arrays.copyOfRange(memory, offset, offset + count);
  }

  /** Size of the memory in bytes. */
  int size() {
    return memory.length;
  }
}
