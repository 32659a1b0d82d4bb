package org.firefly.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.conventions.Conventions;
import org.firefly.network.Node;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/**
 * Makes one layer of each population: the ways of its spikes become one map, whose input channels
 * are those of its sources one behind the other. A source whose map or stride differs from the
 * others' is brought onto their grid by a layer of the compiler, which hands spikes on.
 */
final class Joiner {
  private final Conventions conventions;
  private final int parallelism;
  private final List<Stage> stages = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<Draft, String> names = new HashMap<>();

  /** Layers that hand on the spikes of another, by what they do. */
  private final Map<List<Object>, String> splits = new HashMap<>();

  /**
   * @param parallelism P; each source begins with a group of its own
   */
  Joiner(Conventions conventions, int parallelism) {
    this.conventions = conventions;
    this.parallelism = parallelism;
  }

  /** The layers of some populations. */
  Layers layers(List<Draft> drafts, Draft output) {
    drafts.forEach(draft -> names.put(draft, free(draft.name(), draft.node())));
    drafts.forEach(this::add);
    return new Layers(stages, names.get(output));
  }

  /** Two populations may share their weights, but not their name. */
  private String free(String name, String otherwise) {
    String wanted = taken.contains(name) && !otherwise.isEmpty() ? otherwise : name;
    String free = wanted;
    for (int i = 2; !taken.add(free); i++) {
      free = wanted + "." + i;
    }
    return free;
  }

  private void add(Draft draft) {
    List<LinearStage> linear =
        draft.ways().stream().map(way -> way.linear().closed(draft.name())).toList();
    List<Part> parts = draft.ways().stream().map(this::part).toList();
    Joined joined = parts.size() == 1 ? only(parts.get(0)) : join(parts);
    stages.add(
        new Stage(
            names.get(draft),
            draft.node(),
            kind(linear),
            joined.sources(),
            joined.map(),
            draft.neurons(),
            draft.pool(),
            linear.stream().mapToLong(LinearStage::denseOperations).sum()));
  }

  private static String kind(List<LinearStage> linear) {
    if (linear.size() == 1) {
      return linear.get(0).kind();
    }
    return linear.stream()
        .map(way -> way.kind().equals("neurons") ? "identity" : way.kind())
        .distinct()
        .collect(Collectors.joining(" + "));
  }

  private Part part(Draft.Way way) {
    String layer = way.from().map(names::get).orElse(Source.HOST);
    return new Part(layer, way.branch().delay(), way.linear().map().orElseThrow());
  }

  private record Joined(List<Source> sources, LinearMap map) {}

  private static Joined only(Part part) {
    FeatureMap input = part.map().geometry().input();
    return new Joined(List.of(new Source(part.layer(), input, 0, part.delay())), part.map());
  }

  private Joined join(List<Part> parts) {
    List<Part> normal =
        parts.stream().map(part -> part.through(part.layer(), part.map().normalised())).toList();
    Grid grid = Grid.of(normal.stream().map(Part::map).toList());
    List<Part> alike = normal.stream().map(part -> onto(grid, part)).toList();
    Map<List<Object>, Source> sources = new LinkedHashMap<>();
    int next = 0;
    for (Part part : alike) {
      FeatureMap input = part.map().geometry().input();
      Source source = new Source(part.layer(), input, next, part.delay());
      if (sources.putIfAbsent(key(part), source) == null) {
        next = (source.end() + parallelism - 1) / parallelism * parallelism;
      }
    }
    List<Source> all = List.copyOf(sources.values());
    int channels = all.get(all.size() - 1).end();
    KernelSum sum = new KernelSum(alike.stream().map(Part::map).toList(), channels);
    alike.forEach(part -> sum.add(part.map(), sources.get(key(part)).firstChannel()));
    return new Joined(all, sum.map());
  }

  private static List<Object> key(Part part) {
    return List.of(part.layer(), part.delay());
  }

  private Part onto(Grid grid, Part part) {
    if (grid.holds(part.map())) {
      return part;
    }
    Phases phases = new Phases(part.map(), grid, parallelism);
    LinearMap split = phases.split();
    List<Object> key =
        List.of(
            part.layer(),
            split.geometry(),
            Tensor.of(Shape.of(split.weights().length), split.weights()));
    String name = splits.get(key);
    if (name == null) {
      name = free(part.layer().isEmpty() ? "input.resampled" : part.layer() + ".resampled", "");
      splits.put(key, name);
      stages.add(split(name, part.layer(), split));
    }
    return part.through(name, phases.folded());
  }

  /** Fires where the one spike that it sees does, and keeps nothing. */
  private Stage split(String name, String layer, LinearMap map) {
    FeatureMap output = map.geometry().output();
    Shape shape = Shape.of(output.channels(), output.height(), output.width());
    NeuronModel neurons =
        new NeuronImport(name, shape, output, conventions)
            .of(new Node.Threshold(Tensor.scalar(0.5)));
    Source source = new Source(layer, map.geometry().input(), 0, 0);
    return new Stage(name, "", "resample", List.of(source), map, neurons, false, 0);
  }
}
