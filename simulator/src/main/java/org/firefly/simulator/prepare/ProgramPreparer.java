package org.firefly.simulator.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.architecture.program.Schedule;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.BlockWeights;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.NeuronBlock;
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.kernel.WeightBlock;
import org.firefly.simulator.prepare.PreparedLayer.PreparedStrip;
import org.firefly.simulator.prepare.StepBounds.Reach;

/** Decodes a program and packs its weights for a kernel. */
public final class ProgramPreparer {
  private final Program program;
  private final Kernel kernel;

  /** Strips of a layer read the same tiles, so the rows of a pass table are made once. */
  private final Map<List<Long>, List<Group>> rowsOfTable = new LinkedHashMap<>();

  private boolean keepsState;

  /** Some output groups and their weight rows. */
  private record Group(int firstGroup, int groups, int width, RowForm form, BlockRows rows) {}

  public ProgramPreparer(Program program, Kernel kernel) {
    this.program = program;
    this.kernel = kernel;
  }

  public List<PreparedLayer> layers() {
    StripDecoder decoder = new StripDecoder(program);
    List<List<Strip>> stripsOfLayer = new ArrayList<>();
    Schedule schedule = program.schedule();
    for (int layer = 0; layer < program.layers().size(); layer++) {
      stripsOfLayer.add(decoder.strips(schedule.descriptors(layer)));
    }
    keepsState =
        stripsOfLayer.stream()
            .flatMap(List::stream)
            .anyMatch(strip -> strip.descriptor().state().resumes());
    stripsOfLayer.stream()
        .flatMap(List::stream)
        .flatMap(strip -> Stream.concat(strip.waiting().stream(), Stream.of(strip)))
        .forEach(strip -> rowsOfTable.computeIfAbsent(table(strip), key -> split(strip)));
    Map<BlockRows, WeightBlock> packed = pack();
    return IntStream.range(0, stripsOfLayer.size())
        .mapToObj(i -> prepare(program.layers().get(i), stripsOfLayer.get(i), packed))
        .toList();
  }

  private PreparedLayer prepare(
      ProgramLayer layer, List<Strip> strips, Map<BlockRows, WeightBlock> packed) {
    return new PreparedLayer(layer, strips.stream().map(strip -> prepare(strip, packed)).toList());
  }

  private static List<Long> table(Strip strip) {
    LayerDescriptor layer = strip.descriptor();
    return List.of(
        layer.weights().passOffset(),
        layer.weights().weightOffset(),
        (long) layer.weights().passes(),
        (long) layer.input().groups(),
        (long) layer.input().vectorPlaneWords());
  }

  private List<Group> split(Strip strip) {
    int parallelism = program.config().parallelism();
    List<Group> split = new ArrayList<>();
    int all = strip.descriptor().output().groups();
    long weights = (long) strip.descriptor().weights().passes() * program.config().tileBytes();
    RowForm form = kernel.form(weights);
    int first = 0;
    while (first < all) {
      int width = kernel.width(form, (all - first) * parallelism);
      int groups = Math.min(all - first, width / parallelism);
      BlockRows rows = new BlockRows(strip, first, groups, width, form);
      split.add(new Group(first, groups, width, form, rows));
      first += groups;
    }
    return split;
  }

  private Map<BlockRows, WeightBlock> pack() {
    List<BlockRows> rows =
        rowsOfTable.values().stream().flatMap(List::stream).map(Group::rows).toList();
    List<BlockWeights> weights = rows.stream().map(BlockRows::weights).toList();
    List<WeightBlock> packed = kernel.pack(weights);
    return IntStream.range(0, rows.size())
        .boxed()
        .collect(Collectors.toMap(rows::get, packed::get));
  }

  private PreparedStrip prepare(Strip strip, Map<BlockRows, WeightBlock> packed) {
    Map<List<Integer>, List<Group>> bySources = new LinkedHashMap<>();
    for (Group group : rowsOfTable.get(table(strip))) {
      List<Integer> key = new ArrayList<>(List.of(group.width()));
      IntStream.of(group.rows().sources()).forEach(key::add);
      bySources.computeIfAbsent(key, k -> new ArrayList<>()).add(group);
    }
    List<BlockFamily> families =
        bySources.values().stream().map(groups -> family(strip, groups, packed)).toList();
    List<PreparedStrip> waiting =
        strip.waiting().stream().map(piece -> prepare(piece, packed)).toList();
    return new PreparedStrip(strip, families, waiting, keepsState);
  }

  private BlockFamily family(Strip strip, List<Group> groups, Map<BlockRows, WeightBlock> packed) {
    List<BlockRows> rows = groups.stream().map(Group::rows).toList();
    List<Block> blocks =
        groups.stream().map(group -> block(strip, group, packed.get(group.rows()))).toList();
    int rowStride = blocks.get(0).weights().rowStride();
    RowForm form = groups.get(0).form();
    Fanout fanout = new Fanout(strip, form, rows);
    return new BlockFamily(form, rows.get(0).sources(), rowStride, blocks, fanout);
  }

  private Block block(Strip strip, Group group, WeightBlock weights) {
    LayerDescriptor layer = strip.descriptor();
    List<NeuronConstants> channels = channels(strip, group);
    NeuronBlock neurons =
        NeuronBlock.of(
            layer.neuron(),
            slots(channels, group.width()),
            layer.output().width(),
            layer.output().readout());
    StepBounds bounds =
        StepBounds.of(strip.config(), group.rows(), waitingReach(strip), layer, channels);
    return new Block(
        group.firstGroup(),
        group.groups(),
        group.width(),
        TapRun.of(group.rows().taps()),
        weights,
        neurons,
        bounds,
        StepBounds.beforeReset(strip.config(), layer.neuron(), channels));
  }

  /** Least and most that pieces of the inputs leave to a strip in one time step. */
  private Reach waitingReach(Strip strip) {
    long down = 0;
    long up = 0;
    for (Strip piece : strip.waiting()) {
      List<BlockRows> rows = rowsOfTable.get(table(piece)).stream().map(Group::rows).toList();
      int shift = piece.descriptor().neuron().fractionBits();
      down += (long) rows.stream().mapToInt(BlockRows::downSum).min().orElse(0) << shift;
      up += (long) rows.stream().mapToInt(BlockRows::upSum).max().orElse(0) << shift;
    }
    return StepBounds.reach(down, up);
  }

  private static List<NeuronConstants> channels(Strip strip, Group group) {
    int parallelism = strip.config().parallelism();
    int first = group.firstGroup() * parallelism;
    return strip.constants().subList(first, first + group.groups() * parallelism);
  }

  private static List<NeuronConstants> slots(List<NeuronConstants> channels, int width) {
    NeuronConstants[] slots = new NeuronConstants[width];
    Arrays.fill(slots, channels.get(0).silent(1));
    for (int channel = 0; channel < channels.size(); channel++) {
      slots[BlockLayout.slot(width, channel)] = channels.get(channel);
    }
    return List.of(slots);
  }
}
