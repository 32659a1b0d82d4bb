package org.firefly.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.Settings;
import org.firefly.compiler.plan.LayerPlan;
import org.firefly.compiler.plan.Plan;
import org.firefly.compiler.plan.Strip;
import org.firefly.compiler.quantise.Quantised;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * Lays a planned network out in memory: descriptors, then pass tables, parameters and tiles of each
 * layer, which are the image, then the spikes.
 */
public final class ProgramBuilder {
  /** Where the constant parts of a layer lie. */
  private record Offsets(List<Long> passTables, long parameters, long tiles) {}

  private final AcceleratorConfig config;
  private final int timeSteps;
  private final int samples;
  private final List<LayerPlan> plans;
  private final MemoryMap memory = new MemoryMap();

  private ProgramBuilder(Plan plan, Settings settings) {
    this.config = settings.options().accelerator();
    this.timeSteps = settings.timeSteps();
    this.samples = plan.samples();
    this.plans = plan.layers();
  }

  /** The program of a planned network. */
  public static Program program(Quantised quantised, Plan plan, Settings settings) {
    return new ProgramBuilder(plan, settings).build(settings.name(), quantised);
  }

  private Program build(String name, Quantised quantised) {
    int descriptors = plans.stream().mapToInt(plan -> plan.strips().size()).sum();
    long table = memory.allocate("descriptors", (long) descriptors * DescriptorField.BYTES);
    List<Offsets> offsets = plans.stream().map(this::allocate).toList();
    ImageWriter image = new ImageWriter(config, imageBytes());
    HostEncoding host = quantised.encoding(spikes("input spikes", quantised.hostOutput()));
    List<Target> targets = plans.stream().map(this::target).toList();
    List<ProgramLayer> layers = layers(offsets, host.output(), targets);
    writeImage(image, table, offsets, layers);
    return new Program(
        name,
        config,
        timeSteps,
        samples,
        host,
        layers,
        targets.get(targets.size() - 1).decoding(),
        table,
        image.bytes(),
        memory.regions());
  }

  private List<ProgramLayer> layers(
      List<Offsets> offsets, SpikeLayout input, List<Target> targets) {
    List<ProgramLayer> layers = new ArrayList<>();
    SpikeLayout previous = input;
    for (int i = 0; i < plans.size(); i++) {
      List<LayerDescriptor> strips = descriptors(i, offsets.get(i), previous, targets.get(i));
      Optional<SpikeLayout> output = targets.get(i).spikes();
      layers.add(layer(plans.get(i).layer(), strips, previous, output));
      previous = output.orElse(previous);
    }
    return layers;
  }

  private void writeImage(
      ImageWriter image, long table, List<Offsets> offsets, List<ProgramLayer> layers) {
    int index = 0;
    for (int i = 0; i < plans.size(); i++) {
      write(image, plans.get(i), offsets.get(i));
      for (LayerDescriptor strip : layers.get(i).strips()) {
        image.descriptor(table, index++, strip);
      }
    }
  }

  private static ProgramLayer layer(
      QuantisedLayer layer,
      List<LayerDescriptor> strips,
      SpikeLayout input,
      Optional<SpikeLayout> output) {
    return new ProgramLayer(
        layer.name(), layer.description(), strips, input, output, layer.denseOperations());
  }

  private Offsets allocate(LayerPlan plan) {
    String name = plan.layer().name();
    int passes = plan.passes().size();
    List<Long> tables = new ArrayList<>();
    for (int i = 0; i < plan.strips().size(); i++) {
      tables.add(memory.allocate(name + " passes", (long) passes * Pass.BYTES));
    }
    int groups = config.groups(plan.layer().bias().length);
    long parameterBytes = 2L * groups * config.parallelism() * Integer.BYTES;
    long parameters = memory.allocate(name + " parameters", parameterBytes);
    long tiles = memory.allocate(name + " weights", (long) passes * config.tileBytes());
    return new Offsets(tables, parameters, tiles);
  }

  private int imageBytes() {
    if (memory.end() > Integer.MAX_VALUE) {
      throw new CompilerException(
          "", "the weights take more than 2 GiB of tiles", "use fewer or smaller layers");
    }
    return (int) memory.end();
  }

  private SpikeLayout spikes(String name, FeatureMap map) {
    SpikeLayout layout =
        new SpikeLayout(config.parallelism(), map, timeSteps, samples, memory.end());
    memory.allocate(name, layout.bytes());
    return layout;
  }

  private Target target(LayerPlan plan) {
    QuantisedLayer layer = plan.layer();
    if (layer.readout()) {
      ReadoutLayout layout =
          new ReadoutLayout(config.parallelism(), layer.output(), samples, memory.end());
      memory.allocate(layer.name() + " membranes", layout.bytes());
      return Target.of(layout, layer.scale()[0]);
    }
    return Target.of(spikes(layer.name() + " spikes", layer.output()));
  }

  private List<LayerDescriptor> descriptors(
      int number, Offsets offsets, SpikeLayout input, Target target) {
    LayerPlan plan = plans.get(number);
    List<LayerDescriptor> descriptors = new ArrayList<>();
    for (int s = 0; s < plan.strips().size(); s++) {
      Strip strip = plan.strips().get(s);
      descriptors.add(
          new DescriptorFactory(config, timeSteps, samples, plan)
              .descriptor(
                  number,
                  strip,
                  input,
                  target,
                  offsets.tiles(),
                  offsets.passTables().get(s),
                  offsets.parameters()));
    }
    return descriptors;
  }

  private void write(ImageWriter image, LayerPlan plan, Offsets offsets) {
    DescriptorFactory factory = new DescriptorFactory(config, timeSteps, samples, plan);
    for (int s = 0; s < plan.strips().size(); s++) {
      image.passes(offsets.passTables().get(s), factory.passTable(plan.strips().get(s)));
    }
    image.parameters(offsets.parameters(), plan.layer());
    image.tiles(offsets.tiles(), plan);
  }
}
