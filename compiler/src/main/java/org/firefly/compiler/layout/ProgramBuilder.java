package org.firefly.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.BlockShape;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.Planes;
import org.firefly.architecture.isa.WeightData;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.LayerInput;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.Schedule;
import org.firefly.compiler.lower.Source;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.Settings;
import org.firefly.compiler.plan.LayerPlan;
import org.firefly.compiler.plan.Piece;
import org.firefly.compiler.plan.Plan;
import org.firefly.compiler.plan.Strip;
import org.firefly.compiler.plan.Turns;
import org.firefly.compiler.quantise.Quantised;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * Lays a planned network out in memory: descriptors, then pass tables, parameters and tiles of each
 * layer, which are the image, then the spikes.
 */
public final class ProgramBuilder {
  private final AcceleratorConfig config;
  private final BlockShape block;
  private final List<LayerPlan> plans;
  private final MemoryMap memory = new MemoryMap();
  private final SpikeMemory spikes;

  private ProgramBuilder(Plan plan, Settings settings) {
    this.config = settings.options().accelerator();
    this.block = new BlockShape(settings.timeSteps(), plan.samples());
    this.plans = plan.layers();
    this.spikes = new SpikeMemory(config, block, plan.arenas(), memory);
  }

  /** The program of a planned network. */
  public static Program program(Quantised quantised, Plan plan, Settings settings) {
    return new ProgramBuilder(plan, settings).build(settings.name(), quantised);
  }

  private Program build(String name, Quantised quantised) {
    int descriptors = plans.stream().mapToInt(LayerPlan::descriptors).sum();
    long table = memory.allocate("descriptors", (long) descriptors * DescriptorField.BYTES);
    List<List<WeightData>> weights = plans.stream().map(this::allocate).toList();
    ImageWriter image = new ImageWriter(config, imageBytes(spikes.allocateLate()));
    HostEncoding host =
        quantised.encoding(spikes.layout(Source.HOST, quantised.hostOutput(config.parallelism())));
    List<LayerOutput> outputs = plans.stream().map(this::output).toList();
    List<ProgramLayer> layers = layers(quantised, weights, outputs);
    writeImage(image, table, layers);
    return new Program(
        name,
        config,
        block.timeSteps(),
        block.samples(),
        host,
        layers,
        decoding(quantised, host, outputs),
        table,
        image.bytes(),
        memory.regions());
  }

  private List<ProgramLayer> layers(
      Quantised quantised, List<List<WeightData>> weights, List<LayerOutput> outputs) {
    return IntStream.range(0, plans.size())
        .mapToObj(
            i ->
                layer(
                    i,
                    quantised.accelerated().get(i).layer().description(),
                    descriptors(i, weights.get(i), outputs.get(i)),
                    outputs.get(i)))
        .toList();
  }

  private HostDecoding decoding(Quantised quantised, HostEncoding host, List<LayerOutput> outputs) {
    for (int i = 0; i < plans.size(); i++) {
      if (plans.get(i).layer().name().equals(quantised.output())) {
        return outputs.get(i).decoding();
      }
    }
    return new HostDecoding.SpikeCounts(host.output());
  }

  private void writeImage(ImageWriter image, long table, List<ProgramLayer> layers) {
    for (int i = 0; i < plans.size(); i++) {
      writeConstants(image, plans.get(i), layers.get(i).strips());
    }
    List<Schedule.Place> order = Schedule.of(layers).order();
    for (int i = 0; i < order.size(); i++) {
      ProgramLayer layer = layers.get(order.get(i).layer());
      image.descriptor(table, i, layer.strips().get(order.get(i).index()));
    }
  }

  /** The number of the first layer that takes turns with one. */
  private int round(int number) {
    Optional<Turns> turns = plans.get(number).turns();
    int first = number;
    while (turns.isPresent() && first > 0 && sameCycle(plans.get(first - 1), turns.get())) {
      first--;
    }
    return first;
  }

  private static boolean sameCycle(LayerPlan other, Turns turns) {
    return other.turns().filter(t -> t.cycle() == turns.cycle()).isPresent();
  }

  private ProgramLayer layer(
      int number, String description, List<LayerDescriptor> strips, LayerOutput output) {
    QuantisedLayer layer = plans.get(number).layer();
    List<LayerInput> inputs =
        layer.sources().stream()
            .map(
                source ->
                    new LayerInput(spikes.layout(source.layer(), source.map()), source.delay()))
            .toList();
    return new ProgramLayer(
        layer.name(),
        description,
        round(number),
        strips,
        inputs,
        output.spikes(),
        layer.denseOperations());
  }

  /**
   * Where the constants of each descriptor lie; the strips of a layer share all but the pass table,
   * the pieces of its inputs have passes and tiles of their own.
   */
  private List<WeightData> allocate(LayerPlan plan) {
    String name = plan.layer().name();
    int passes = plan.passes().size();
    List<Long> tables = new ArrayList<>();
    for (int i = 0; i < plan.passTables(); i++) {
      int entries = plan.pieces().isEmpty() ? passes : plan.pieces().get(i).passes();
      tables.add(memory.allocate(name + " passes", (long) entries * Pass.BYTES));
    }
    int groups = config.groups(plan.layer().constants().size());
    long parameterBytes = (long) groups * ParameterLayout.groupBytes(config);
    long parameters = memory.allocate(name + " parameters", parameterBytes);
    long tiles = memory.allocate(name + " weights", (long) passes * config.tileBytes());
    if (plan.pieces().isEmpty()) {
      return tables.stream()
          .map(passTable -> new WeightData(passes, tiles, passTable, parameters))
          .toList();
    }
    return IntStream.range(0, tables.size())
        .mapToObj(i -> piece(plan.pieces().get(i), tiles, tables.get(i), parameters))
        .toList();
  }

  private WeightData piece(Piece piece, long tiles, long table, long parameters) {
    return new WeightData(
        piece.passes(),
        tiles + (long) piece.firstPass() * config.tileBytes(),
        table,
        parameters + (long) piece.outputGroup() * ParameterLayout.groupBytes(config));
  }

  private static int imageBytes(long end) {
    if (end > Integer.MAX_VALUE) {
      throw new CompilerException(
          "", "the weights take more than 2 GiB of tiles", "use fewer or smaller layers");
    }
    return (int) end;
  }

  private LayerOutput output(LayerPlan plan) {
    QuantisedLayer layer = plan.layer();
    if (layer.readout()) {
      ReadoutLayout layout =
          new ReadoutLayout(config.parallelism(), layer.output(), block.samples(), memory.end());
      memory.allocate(layer.name() + " membranes", layout.bytes());
      return LayerOutput.of(layout, layer.scale()[0]);
    }
    return LayerOutput.of(spikes.layout(layer.name(), layer.output()));
  }

  private List<LayerDescriptor> descriptors(
      int number, List<WeightData> weights, LayerOutput output) {
    LayerPlan plan = plans.get(number);
    DescriptorFactory factory = new DescriptorFactory(config, block, plan);
    Planes input = spikes.read(plan);
    List<LayerDescriptor> descriptors = new ArrayList<>();
    for (int i = 0; i < plan.pieces().size(); i++) {
      Piece piece = plan.pieces().get(i);
      descriptors.add(factory.descriptor(number, piece, input, output, weights.get(i)));
    }
    int steps = plan.turns().map(Turns::count).orElse(0);
    for (int step = 0; step < steps; step++) {
      descriptors.add(factory.descriptor(number, step, input, output, weights.get(0)));
    }
    boolean whole = plan.pieces().isEmpty() && plan.turns().isEmpty();
    for (int s = 0; whole && s < plan.strips().size(); s++) {
      Strip strip = plan.strips().get(s);
      descriptors.add(factory.descriptor(number, strip, input, output, weights.get(s)));
    }
    return descriptors;
  }

  private void writeConstants(ImageWriter image, LayerPlan plan, List<LayerDescriptor> strips) {
    DescriptorFactory factory = new DescriptorFactory(config, block, plan);
    for (int s = 0; s < plan.passTables(); s++) {
      List<Pass> passes =
          plan.pieces().isEmpty()
              ? factory.passTable(plan.strips().get(s))
              : factory.passTable(plan.pieces().get(s));
      image.passes(strips.get(s).weights().passOffset(), passes);
    }
    WeightData weights = strips.get(0).weights();
    image.parameters(weights.parameterOffset(), plan.layer());
    image.tiles(weights.weightOffset(), plan);
  }
}
