package org.firefly.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Alignment;
import org.firefly.architecture.DescriptorField;
import org.firefly.architecture.FeatureMap;
import org.firefly.architecture.HostDecoding;
import org.firefly.architecture.HostEncoding;
import org.firefly.architecture.LayerDescriptor;
import org.firefly.architecture.LayerKind;
import org.firefly.architecture.MemoryRegion;
import org.firefly.architecture.Pass;
import org.firefly.architecture.Program;
import org.firefly.architecture.ProgramLayer;
import org.firefly.architecture.ReadoutLayout;
import org.firefly.architecture.SpikeLayout;
import org.firefly.architecture.TileLayout;
import org.firefly.simulator.TestLayer.Term;

/** Makes programs from layers in plain terms, for tests and benchmarks of this module. */
final class ProgramBuilder {
  private final TestNetwork network;
  private final AcceleratorConfig config;
  private final int parallelism;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final int descriptorBytes;
  private long free;

  private ProgramBuilder(TestNetwork network) {
    this.network = network;
    this.config = network.config();
    this.parallelism = config.parallelism();
    int strips = network.layers().stream().mapToInt(TestLayer::strips).sum();
    this.descriptorBytes = strips * DescriptorField.BYTES;
  }

  static Program build(TestNetwork network) {
    return new ProgramBuilder(network).program();
  }

  private Program program() {
    List<Stored> stored = network.layers().stream().map(this::store).toList();
    free = Alignment.up(descriptorBytes + data.size());
    SpikeLayout input = spikes(network.input());
    SpikeLayout first = input;
    List<ProgramLayer> layers = new ArrayList<>();
    HostDecoding decoding = null;
    for (int i = 0; i < stored.size(); i++) {
      TestLayer layer = network.layers().get(i);
      if (layer.readout()) {
        ReadoutLayout layout =
            new ReadoutLayout(parallelism, layer.output(), network.batch(), free);
        free += layout.bytes();
        decoding = new HostDecoding.Membranes(layout, 1);
        layers.add(layer(i, stored.get(i), input, layout.offset(), layout.planeStride(), null));
      } else {
        SpikeLayout output = spikes(layer.output());
        decoding = new HostDecoding.SpikeCounts(output);
        layers.add(layer(i, stored.get(i), input, output.offset(), output.planeStride(), output));
        input = output;
      }
    }
    return new Program(
        "test",
        config,
        network.timeSteps(),
        network.batch(),
        new HostEncoding.Spikes(network.input(), first),
        layers,
        decoding,
        0,
        image(layers),
        List.of(new MemoryRegion("everything", 0, free)));
  }

  private SpikeLayout spikes(FeatureMap map) {
    SpikeLayout layout =
        new SpikeLayout(parallelism, map, network.timeSteps(), network.batch(), free);
    free += layout.bytes();
    return layout;
  }

  /** Where the constant parts of a layer lie; one pass table per strip. */
  private record Stored(long weights, long parameters, long[] tables, int passes) {}

  private Stored store(TestLayer layer) {
    long parameters = append(parameters(layer));
    long[] tables = new long[layer.strips()];
    for (int strip = 0; strip < tables.length; strip++) {
      tables[strip] = append(table(layer, strip));
    }
    ByteArrayOutputStream tiles = new ByteArrayOutputStream();
    int passes = 0;
    for (List<Term> group : layer.terms()) {
      for (Term term : group) {
        tiles.writeBytes(tile(term));
        passes++;
      }
    }
    return new Stored(append(tiles.toByteArray()), parameters, tables, passes);
  }

  private byte[] tile(Term term) {
    byte[] tile = new byte[config.tileBytes()];
    for (int out = 0; out < parallelism; out++) {
      for (int in = 0; in < parallelism; in++) {
        for (int k = 0; k < 9; k++) {
          tile[TileLayout.index(config, k, in, out)] = (byte) term.weights()[out][in][k];
        }
      }
    }
    return tile;
  }

  private byte[] parameters(TestLayer layer) {
    int groups = layer.terms().size();
    ByteBuffer buffer = little(2 * groups * parallelism * Integer.BYTES);
    for (int group = 0; group < groups; group++) {
      for (int lane = 0; lane < parallelism; lane++) {
        buffer.putInt(padded(layer.bias(), group * parallelism + lane, 0));
      }
      for (int lane = 0; lane < parallelism; lane++) {
        buffer.putInt(padded(layer.threshold(), group * parallelism + lane, config.membraneMax()));
      }
    }
    return buffer.array();
  }

  private static int padded(int[] values, int index, int padding) {
    return index < values.length ? values[index] : padding;
  }

  private byte[] table(TestLayer layer, int strip) {
    int passes = layer.terms().stream().mapToInt(List::size).sum();
    ByteBuffer buffer = little(passes * Pass.BYTES);
    int shift = layer.stride() * firstRow(layer, strip) - firstInputRow(layer, strip);
    for (List<Term> group : layer.terms()) {
      for (int k = 0; k < group.size(); k++) {
        Term term = group.get(k);
        Pass pass =
            new Pass(
                term.source(),
                term.offsetY() + shift,
                term.offsetX(),
                k == 0,
                k == group.size() - 1);
        buffer.putInt(pass.encode());
      }
    }
    return buffer.array();
  }

  /** The second strip starts at the middle, at an even row. */
  private static int firstRow(TestLayer layer, int strip) {
    return strip == 0 ? 0 : layer.neurons().height() / 4 * 2;
  }

  private static int firstInputRow(TestLayer layer, int strip) {
    int least =
        layer.terms().stream().flatMap(List::stream).mapToInt(Term::offsetY).min().orElse(0);
    int row = layer.stride() * firstRow(layer, strip) + least;
    return Math.max(0, Math.min(layer.input().height() - 1, row));
  }

  private ProgramLayer layer(
      int number,
      Stored stored,
      SpikeLayout input,
      long outputOffset,
      long outputStride,
      SpikeLayout output) {
    TestLayer layer = network.layers().get(number);
    List<LayerDescriptor> strips = new ArrayList<>();
    for (int strip = 0; strip < layer.strips(); strip++) {
      strips.add(descriptor(number, strip, stored, input, outputOffset, outputStride));
    }
    long dense =
        (long) layer.neurons().size()
            * layer.input().channels()
            * (layer.kind() == LayerKind.WINDOW ? 9 : layer.vectorPlaneWords());
    return new ProgramLayer(
        "layer" + number, "test", strips, input, Optional.ofNullable(output), dense);
  }

  private LayerDescriptor descriptor(
      int number,
      int strip,
      Stored stored,
      SpikeLayout input,
      long outputOffset,
      long outputStride) {
    TestLayer layer = network.layers().get(number);
    boolean window = layer.kind() == LayerKind.WINDOW;
    FeatureMap in = layer.input();
    FeatureMap out = layer.output();
    int from = firstRow(layer, strip);
    int to = strip == layer.strips() - 1 ? layer.neurons().height() : firstRow(layer, strip + 1);
    int inputRow = window ? firstInputRow(layer, strip) : 0;
    int wordBytes = layer.readout() ? parallelism * Integer.BYTES : config.wordBytes();
    int outputRow = layer.pool() ? from / 2 : from;
    return new LayerDescriptor(
        layer.kind(),
        number,
        layer.rule(),
        layer.pool(),
        layer.readout(),
        layer.stride(),
        network.timeSteps(),
        network.batch(),
        input.groups(),
        layer.terms().size(),
        in.height() - inputRow,
        in.width(),
        in.width(),
        in.positions(),
        layer.vectorPlaneWords(),
        to - from,
        layer.neurons().width(),
        out.positions(),
        stored.passes(),
        input.offset() + (long) inputRow * in.width() * config.wordBytes(),
        input.planeStride(),
        outputOffset + (long) outputRow * out.width() * wordBytes,
        outputStride,
        stored.weights(),
        stored.tables()[strip],
        stored.parameters());
  }

  private byte[] image(List<ProgramLayer> layers) {
    byte[] constants = data.toByteArray();
    ByteBuffer image = little(descriptorBytes + constants.length);
    for (ProgramLayer layer : layers) {
      for (LayerDescriptor strip : layer.strips()) {
        for (int word : strip.encode()) {
          image.putInt(word);
        }
      }
    }
    image.put(constants);
    return image.array();
  }

  private long append(byte[] bytes) {
    long offset = descriptorBytes + data.size();
    data.writeBytes(bytes);
    data.writeBytes(new byte[(int) (Alignment.up(data.size()) - data.size())]);
    return offset;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
