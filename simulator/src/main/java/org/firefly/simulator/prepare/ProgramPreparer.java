package org.firefly.simulator.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.BlockWeights;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.NeuronBlock;
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.kernel.WeightBlock;
import org.firefly.simulator.prepare.PreparedLayer.PreparedStrip;

/** Decodes a program and packs its weights for a kernel. */
public final class ProgramPreparer {
  private final Program program;
  private final Kernel kernel;

  /** Strips of a layer read the same tiles, so the rows of a pass table are made once. */
  private final Map<List<Long>, List<Group>> rowsOfTable = new LinkedHashMap<>();

  /** Some output groups and their weight rows. */
  private record Group(int firstGroup, int groups, int width, RowForm form, BlockRows rows) {}

  public ProgramPreparer(Program program, Kernel kernel) {
    this.program = program;
    this.kernel = kernel;
  }

  public List<PreparedLayer> layers() {
    StripDecoder decoder = new StripDecoder(program);
    List<Strip> strips =
        IntStream.range(0, program.descriptorCount()).mapToObj(decoder::strip).toList();
    strips.forEach(strip -> rowsOfTable.computeIfAbsent(table(strip), key -> split(strip)));
    Map<BlockRows, WeightBlock> packed = pack();
    List<PreparedLayer> layers = new ArrayList<>();
    Iterator<Strip> next = strips.iterator();
    for (ProgramLayer layer : program.layers()) {
      List<PreparedStrip> prepared = new ArrayList<>();
      for (int i = 0; i < layer.strips().size(); i++) {
        prepared.add(prepare(next.next(), packed));
      }
      layers.add(new PreparedLayer(layer, List.copyOf(prepared)));
    }
    return List.copyOf(layers);
  }

  private static List<Long> table(Strip strip) {
    LayerDescriptor layer = strip.descriptor();
    return List.of(
        layer.weights().passOffset(),
        layer.weights().weightOffset(),
        (long) layer.weights().passes());
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
    return new PreparedStrip(strip, families);
  }

  private static BlockFamily family(
      Strip strip, List<Group> groups, Map<BlockRows, WeightBlock> packed) {
    List<BlockRows> rows = groups.stream().map(Group::rows).toList();
    List<Block> blocks =
        groups.stream().map(group -> block(strip, group, packed.get(group.rows()))).toList();
    int rowStride = blocks.get(0).weights().rowStride();
    RowForm form = groups.get(0).form();
    Fanout fanout = new Fanout(strip, form, rows);
    return new BlockFamily(form, rows.get(0).sources(), rowStride, blocks, fanout);
  }

  private static Block block(Strip strip, Group group, WeightBlock weights) {
    NeuronBlock neurons = neurons(strip, group);
    StepBounds bounds =
        StepBounds.of(
            strip.config(), group.rows(), neurons.rule(), neurons.bias(), neurons.threshold());
    return new Block(
        group.firstGroup(),
        group.groups(),
        group.width(),
        TapRun.of(group.rows().taps()),
        weights,
        neurons,
        bounds);
  }

  private static NeuronBlock neurons(Strip strip, Group group) {
    LayerDescriptor layer = strip.descriptor();
    int parallelism = strip.config().parallelism();
    int first = group.firstGroup() * parallelism;
    int[] bias = new int[group.width()];
    int[] threshold = new int[group.width()];
    int[] silent = new int[group.width()];
    Arrays.fill(silent, NeuronBlock.NEVER);
    for (int channel = 0; channel < group.groups() * parallelism; channel++) {
      int slot = BlockLayout.slot(group.width(), channel);
      bias[slot] = strip.bias()[first + channel];
      threshold[slot] = strip.threshold()[first + channel];
      if (!layer.output().readout()) {
        silent[slot] = threshold[slot] - (layer.neuron().inclusive() ? 1 : 0);
      }
    }
    int places = layer.output().width();
    return new NeuronBlock(
        layer.neuron(), repeat(bias, places), repeat(threshold, places), repeat(silent, places));
  }

  private static int[] repeat(int[] values, int times) {
    int[] all = new int[times * values.length];
    for (int i = 0; i < times; i++) {
      System.arraycopy(values, 0, all, i * values.length, values.length);
    }
    return all;
  }
}
