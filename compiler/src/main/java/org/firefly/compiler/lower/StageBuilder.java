package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.compiler.options.CompilerException;
import org.firefly.conventions.Conventions;
import org.firefly.network.Edge;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Shape;

/**
 * Groups the nodes of a network into layers that the accelerator knows: everything linear up to a
 * neuron becomes one dense convolution per source of spikes; a pool whose result only asks whether
 * any spike came becomes the OR pool of the layer in front.
 */
final class StageBuilder {
  private final Graph graph;
  private final Conventions conventions;
  private final FeatureMap sample;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<String, Draft> byNode = new LinkedHashMap<>();
  private Draft last;

  private StageBuilder(Graph graph, Conventions conventions) {
    this.graph = graph;
    this.conventions = conventions;
    this.sample = Maps.ofInput(graph.sample());
  }

  /**
   * The layers of a network, in an order of evaluation of one time step.
   *
   * @param parallelism P, channels of a group
   * @throws CompilerException naming the node that cannot be expressed
   */
  static Layers of(Graph graph, Conventions conventions, int parallelism) {
    if (graph.sources(graph.output()).equals(List.of(graph.input()))) {
      throw new CompilerException(
          "", "the network has no layer", "add weighted layers and neurons");
    }
    StageBuilder builder = new StageBuilder(graph, conventions);
    graph.order().forEach(builder::add);
    builder.drafts.forEach(builder::addRecurrent);
    return new Joiner(conventions, parallelism).layers(builder.drafts, builder.last);
  }

  /** Whether a node gives spikes. */
  static boolean fires(Node node) {
    return node instanceof Node.Threshold
        || node instanceof Neuron neuron && neuron.threshold().isPresent();
  }

  private void add(String name) {
    Node node = graph.network().node(name);
    if (fires(node)) {
      addSpiking(name, node);
    } else if (node instanceof Node.Output) {
      last = output(name);
    }
  }

  private void addSpiking(String name, Node node) {
    Optional<ChainLink> integrator = integratorBefore(name);
    if (node instanceof Node.Threshold threshold && integrator.isPresent()) {
      Draft draft = draft(integrator.get().name());
      NeuronImport neurons = neurons(integrator.get(), draft);
      put(name, draft, neurons.firing(integrator.get().node(), threshold));
      return;
    }
    Draft draft = draft(name);
    ChainLink link = graph.link(name);
    Optional<NeuronModel> pool = orPool(link, draft);
    if (pool.isPresent() && mayPool(draft)) {
      Draft front = draft.ways().get(0).from().orElseThrow();
      front.pooledBy(name);
      byNode.put(name, front);
    } else {
      put(name, draft, pool.orElseGet(() -> neurons(link, draft).of(node)));
    }
  }

  private void put(String name, Draft draft, NeuronModel model) {
    drafts.add(draft.firing(name, model));
    byNode.put(name, draft);
  }

  /** The integrators that are all that a node sees, if they are. */
  private Optional<ChainLink> integratorBefore(String name) {
    List<String> sources = graph.network().sources(name);
    if (sources.size() != 1 || graph.feedback().contains(new Edge(sources.get(0), name))) {
      return Optional.empty();
    }
    return Optional.of(graph.link(sources.get(0)))
        .filter(link -> link.node() instanceof Neuron && !fires(link.node()));
  }

  /** What the network gives: spikes of a layer, or the membranes of a readout. */
  private Draft output(String name) {
    Optional<ChainLink> integrator = integratorBefore(name);
    if (integrator.isPresent()) {
      ChainLink link = integrator.get();
      Draft draft = draft(link.name());
      drafts.add(draft.firing("", neurons(link, draft).of(link.node())));
      return draft;
    }
    Draft draft = draft(name);
    Draft.Way way = draft.ways().get(0);
    boolean spikes = draft.hasOneWay() && way.linear().isEmpty() && way.branch().delay() == 0;
    if (spikes && way.from().isPresent()) {
      return way.from().get();
    }
    drafts.add(draft.firing("", sum(draft)));
    return draft;
  }

  /** Calibration knows sums over time by the one linear node in front of the output. */
  private NeuronModel sum(Draft draft) {
    FeatureMap map = draft.map();
    Shape shape = Shape.of(map.channels(), map.height(), map.width());
    List<String> before = graph.sources(graph.output());
    boolean summed = before.size() == 1 && !fires(graph.network().node(before.get(0)));
    String node = summed ? before.get(0) : graph.output();
    return new NeuronImport(node, shape, map, conventions).sum();
  }

  /**
   * The neurons of a max pool on spikes. A stored reset of 0 belongs to a pool; what is said of the
   * real neurons must not undo it.
   */
  private Optional<NeuronModel> orPool(ChainLink link, Draft draft) {
    LinearStage linear = draft.ways().get(0).linear();
    if (!draft.hasOneWay() || !linear.mayBeOrPool()) {
      return Optional.empty();
    }
    boolean stored = link.node().parameters().containsKey("v_reset");
    NeuronImport neurons = neurons(link, draft);
    NeuronImport read = stored ? neurons.withStoredReset() : neurons;
    return Optional.of(read.of(link.node())).filter(model -> OrPool.matches(linear, model));
  }

  /** Whether nobody else sees the spikes in front of a pool, or is late to see them. */
  private boolean mayPool(Draft pool) {
    Draft.Way way = pool.ways().get(0);
    Stream<String> nodes =
        Stream.concat(
            Stream.of(way.branch().source()), way.branch().links().stream().map(ChainLink::name));
    return way.from().filter(front -> !front.pool()).isPresent()
        && way.branch().delay() == 0
        && nodes.allMatch(node -> graph.targets(node).size() == 1);
  }

  private NeuronImport neurons(ChainLink link, Draft draft) {
    return new NeuronImport(link.name(), link.input(), draft.map(), conventions);
  }

  /** The population at a node, with the ways of those spikes that are known. */
  private Draft draft(String entry) {
    Map<Boolean, List<Branch>> branches =
        Branches.to(graph, conventions, entry).stream()
            .collect(Collectors.partitioningBy(branch -> isKnown(branch.source())));
    List<Draft.Way> ways = branches.get(true).stream().map(this::way).toList();
    return new Draft(entry, ways, branches.get(false));
  }

  private boolean isKnown(String source) {
    return source.equals(graph.input()) || byNode.containsKey(source);
  }

  private Draft.Way way(Branch branch) {
    Optional<Draft> from = Optional.ofNullable(byNode.get(branch.source()));
    LinearStage linear = new LinearStage(from.map(Draft::output).orElse(sample));
    branch.links().forEach(linear::add);
    return new Draft.Way(branch, from, linear);
  }

  private void addRecurrent(Draft draft) {
    draft.open().forEach(branch -> draft.add(draft.name(), way(branch)));
  }
}
