package org.firefly.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.BlockShape;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.InputPiece;
import org.firefly.architecture.isa.InputPlanes;
import org.firefly.architecture.isa.KeptState;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.OutputPlanes;
import org.firefly.architecture.isa.Planes;
import org.firefly.architecture.isa.WeightData;
import org.firefly.architecture.program.Alignment;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.LayerInput;
import org.firefly.architecture.program.MemoryRegion;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.testing.TestLayer.Piece;

/**
 * Makes programs from layers in plain terms. Descriptors come first, then the constants of each
 * layer, then the input and the outputs, none of which overlap, so that every layer's output can
 * still be seen when the run is over.
 */
public final class ProgramBuilder {
  private final TestNetwork network;
  private final AcceleratorConfig config;
  private final List<List<WeightData>> stored;
  private final ConstantData constants;
  private final int descriptorBytes;
  private final List<MemoryRegion> regions = new ArrayList<>();
  private long free;

  private ProgramBuilder(TestNetwork network) {
    this.network = network;
    this.config = network.config();
    int strips = network.layers().stream().mapToInt(ProgramBuilder::descriptors).sum();
    descriptorBytes = strips * DescriptorField.BYTES;
    constants = new ConstantData(config, descriptorBytes);
    stored = network.layers().stream().map(constants::store).toList();
    allocate("image", descriptorBytes + constants.bytes().length);
  }

  /** Strips, pieces of the inputs or runs of time steps of a layer. */
  private static int descriptors(TestLayer layer) {
    return layer.strips() * layer.pieces().size() * layer.runs().size();
  }

  /** Whether the program of a layer with one strip could also have two. */
  public static boolean canCut(TestLayer layer) {
    return layer.kind() == LayerKind.WINDOW && new StripCut(layer, 1).isPossible();
  }

  /** The program of a network, in which {@code batch} samples fit each block. */
  public static Program build(TestNetwork network) {
    return new ProgramBuilder(network).program();
  }

  private Program program() {
    SpikeLayout first = spikes("input", network.input());
    SpikeLayout input = first;
    List<ProgramLayer> layers = new ArrayList<>();
    HostDecoding decoding = null;
    for (int i = 0; i < network.layers().size(); i++) {
      TestLayer layer = network.layers().get(i);
      if (layer.readout()) {
        ReadoutLayout output = membranes(layer.output());
        decoding = new HostDecoding.Membranes(output, 1);
        layers.add(layer(i, input, output.planes(), Optional.empty()));
      } else {
        SpikeLayout output = spikes("output of layer" + i, layer.output());
        decoding = new HostDecoding.SpikeCounts(output);
        layers.add(layer(i, input, output.planes(), Optional.of(output)));
        input = output;
      }
    }
    return program(first, layers, decoding);
  }

  private Program program(SpikeLayout input, List<ProgramLayer> layers, HostDecoding decoding) {
    return new Program(
        "test",
        config,
        network.timeSteps(),
        network.batch(),
        new HostEncoding.Spikes(network.input(), input),
        layers,
        decoding,
        0,
        image(layers),
        regions);
  }

  private SpikeLayout spikes(String name, FeatureMap map) {
    SpikeLayout layout =
        new SpikeLayout(config.parallelism(), map, network.timeSteps(), network.batch(), free);
    allocate(name, layout.bytes());
    return layout;
  }

  /** Starts at a multiple of P int32, as the descriptor's output offset must. */
  private ReadoutLayout membranes(FeatureMap map) {
    long words = (long) config.parallelism() * Integer.BYTES;
    free = (free + words - 1) / words * words;
    ReadoutLayout layout = new ReadoutLayout(config.parallelism(), map, network.batch(), free);
    allocate("readout", layout.bytes());
    return layout;
  }

  private void allocate(String name, long bytes) {
    regions.add(new MemoryRegion(name, free, bytes));
    free = Alignment.up(free + bytes);
  }

  private ProgramLayer layer(
      int number, SpikeLayout input, Planes written, Optional<SpikeLayout> output) {
    TestLayer layer = network.layers().get(number);
    List<LayerDescriptor> strips = new ArrayList<>();
    for (int strip = 0; strip < descriptors(layer); strip++) {
      strips.add(descriptor(number, strip, input, written));
    }
    long dense =
        (long) layer.neurons().size()
            * layer.input().channels()
            * (layer.kind() == LayerKind.WINDOW ? 9 : layer.vectorPlaneWords());
    List<LayerInput> inputs = List.of(new LayerInput(input, 0));
    return new ProgramLayer("layer" + number, "test", number, strips, inputs, output, dense);
  }

  private LayerDescriptor descriptor(int number, int index, SpikeLayout input, Planes written) {
    TestLayer layer = network.layers().get(number);
    int piece = index % layer.pieces().size();
    int run = index % layer.runs().size();
    int strip = index / layer.pieces().size() / layer.runs().size();
    int firstStep = layer.runs().get(run);
    StripCut cut = new StripCut(layer, strip);
    int end =
        strip == layer.strips() - 1
            ? layer.neurons().height()
            : new StripCut(layer, strip + 1).firstRow();
    return new LayerDescriptor(
        number,
        layer.kind(),
        new BlockShape(steps(layer, piece, run), network.batch()),
        input(layer, piece, cut, input, firstStep),
        piece(layer, piece),
        rule(layer, piece),
        state(layer, run),
        output(layer, cut.firstRow(), end, at(written, firstStep)),
        stored.get(number).get(index));
  }

  private int steps(TestLayer layer, int piece, int run) {
    List<Integer> runs = layer.runs();
    int end = run + 1 < runs.size() ? runs.get(run + 1) : network.timeSteps();
    return layer.isConstant(piece) ? 1 : end - runs.get(run);
  }

  private static Planes at(Planes planes, int timeStep) {
    return planes.from(timeStep * planes.stepStride());
  }

  private static InputPiece piece(TestLayer layer, int piece) {
    boolean last = piece == layer.pieces().size() - 1;
    return layer.repeats() && last
        ? InputPiece.lastOfConstant()
        : InputPiece.of(piece, layer.pieces().size());
  }

  private static NeuronRule rule(TestLayer layer, int piece) {
    NeuronRule rule = layer.rule();
    return new NeuronRule(
        rule.inclusive(), rule.reset(), rule.current(), layer.pieces().get(piece).fractionBits());
  }

  /** Behind the sums that repeat; one group behind the other if the neurons go on. */
  private KeptState state(TestLayer layer, int run) {
    int words = network.batch() * layer.neurons().positions();
    return new KeptState(run > 0, layer.repeats() ? words : 0, layer.runs().size() > 1 ? words : 0);
  }

  private InputPlanes input(
      TestLayer layer, int piece, StripCut cut, SpikeLayout input, int firstStep) {
    int firstRow = layer.kind() == LayerKind.WINDOW ? cut.firstInputRow() : 0;
    int width = input.map().width();
    Piece part = layer.pieces().get(piece);
    return new InputPlanes(
        part.endGroup() - part.firstGroup(),
        layer.input().height() - firstRow,
        layer.input().width(),
        width,
        part.stride(),
        layer.vectorPlaneWords(),
        at(input.planes(), firstStep)
            .from(
                part.firstGroup() * input.planeStride()
                    + (long) firstRow * width * config.wordBytes()));
  }

  private OutputPlanes output(TestLayer layer, int firstRow, int endRow, Planes written) {
    int wordBytes = config.wordBytes() * (layer.readout() ? Integer.SIZE : 1);
    int row = layer.pool() ? firstRow / 2 : firstRow;
    return new OutputPlanes(
        layer.terms().size(),
        endRow - firstRow,
        layer.neurons().width(),
        layer.pool(),
        layer.readout(),
        written.from((long) row * layer.output().width() * wordBytes));
  }

  private byte[] image(List<ProgramLayer> layers) {
    byte[] bytes = constants.bytes();
    ByteBuffer image = ConstantData.little(descriptorBytes + bytes.length);
    for (ProgramLayer layer : layers) {
      for (LayerDescriptor strip : layer.strips()) {
        for (int word : strip.encode()) {
          image.putInt(word);
        }
      }
    }
    return image.put(bytes).array();
  }
}
