package org.firefly.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.BlockShape;
import org.firefly.architecture.isa.InputPiece;
import org.firefly.architecture.isa.InputPlanes;
import org.firefly.architecture.isa.KeptState;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.OutputPlanes;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.Planes;
import org.firefly.architecture.isa.WeightData;
import org.firefly.architecture.program.PlaneChannels;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.plan.InputRange;
import org.firefly.compiler.plan.LayerPlan;
import org.firefly.compiler.plan.Piece;
import org.firefly.compiler.plan.PlannedPass;
import org.firefly.compiler.plan.Strip;
import org.firefly.compiler.plan.StripInput;
import org.firefly.compiler.quantise.QuantisedLayer;

/** Descriptors and pass tables of a planned layer's strips. */
final class DescriptorFactory {
  private final AcceleratorConfig config;
  private final BlockShape block;
  private final LayerPlan plan;
  private final Geometry geometry;

  DescriptorFactory(AcceleratorConfig config, BlockShape block, LayerPlan plan) {
    this.config = config;
    this.block = block;
    this.plan = plan;
    this.geometry = plan.layer().geometry();
  }

  /**
   * The descriptor of a strip with all its inputs.
   *
   * @param read the planes that the layer reads, from the first on
   */
  LayerDescriptor descriptor(
      int number, Strip strip, Planes read, LayerOutput written, WeightData weights) {
    return new LayerDescriptor(
        number,
        plan.kind(),
        block,
        input(allInputs(), strip.input(), read),
        InputPiece.WHOLE,
        plan.layer().neuron(),
        KeptState.NONE,
        output(strip, groups(), written.from(row(strip))),
        weights);
  }

  /** The descriptor of a piece of the inputs, for one output group. */
  LayerDescriptor descriptor(
      int number, Piece piece, Planes read, LayerOutput written, WeightData weights) {
    Strip strip = piece.strip();
    Planes planes = written.from(row(strip));
    return new LayerDescriptor(
        number,
        plan.kind(),
        new BlockShape(piece.timeSteps(), block.samples()),
        input(piece.inputs(), strip.input(), read),
        piece.place(),
        shifted(plan.layer().neuron(), piece.pair()),
        state(piece),
        output(strip, 1, planes.from(piece.outputGroup() * planes.stride())),
        weights);
  }

  /** The descriptor of one time step of a layer on a cycle. */
  LayerDescriptor descriptor(
      int number, int step, Planes read, LayerOutput written, WeightData weights) {
    Strip whole = plan.strips().get(0);
    Planes planes = written.planes();
    return new LayerDescriptor(
        number,
        plan.kind(),
        new BlockShape(1, block.samples()),
        input(allInputs(), whole.input(), read.from(step * read.stepStride())),
        InputPiece.WHOLE,
        plan.layer().neuron(),
        plan.turns().orElseThrow().state(step),
        output(whole, groups(), planes.from(step * planes.stepStride())),
        weights);
  }

  private int groups() {
    return config.groups(geometry.output().channels());
  }

  private InputRange allInputs() {
    return new InputRange(0, plan.input().planes());
  }

  /** What a pair of bits counts is shifted as fraction bits are. */
  private static NeuronRule shifted(NeuronRule neuron, int pair) {
    return new NeuronRule(
        neuron.inclusive(),
        neuron.reset(),
        neuron.current(),
        neuron.fractionBits() + PlaneChannels.PAIR * pair);
  }

  /** Behind the sums that every step needs again. */
  private KeptState state(Piece piece) {
    Strip strip = piece.strip();
    int sums = block.samples() * strip.rows() * geometry.output().width();
    return piece.place().repeats() ? new KeptState(false, sums, 0) : KeptState.NONE;
  }

  private int row(Strip strip) {
    return plan.layer().pool() ? strip.firstRow() / 2 : strip.firstRow();
  }

  private InputPlanes input(InputRange groups, StripInput rows, Planes read) {
    int width = geometry.input().width();
    long above = (long) rows.firstRow() * width * config.wordBytes();
    return new InputPlanes(
        groups.groups(),
        rows.rows(),
        geometry.validWidth(),
        width,
        geometry.strideY(),
        plan.vectorPlaneWords(),
        read.from(groups.first() * read.stride() + above));
  }

  private OutputPlanes output(Strip strip, int groups, Planes planes) {
    QuantisedLayer layer = plan.layer();
    return new OutputPlanes(
        groups, strip.rows(), geometry.output().width(), layer.pool(), layer.readout(), planes);
  }

  /** The pass table of a piece of the inputs. */
  List<Pass> passTable(Piece piece) {
    int last = piece.passes() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            i -> {
              PlannedPass pass = plan.passes().get(piece.firstPass() + i);
              return pass(pass, piece.inputs(), piece.strip(), i == 0, i == last);
            })
        .toList();
  }

  /** The pass table of a strip: same tiles for all strips, offsets from where its input starts. */
  List<Pass> passTable(Strip strip) {
    List<PlannedPass> planned = plan.passes();
    List<Pass> passes = new ArrayList<>();
    InputRange all = new InputRange(0, plan.input().planes());
    for (int i = 0; i < planned.size(); i++) {
      PlannedPass pass = planned.get(i);
      int group = pass.outputGroup();
      passes.add(
          pass(
              pass,
              all,
              strip,
              i == 0 || planned.get(i - 1).outputGroup() != group,
              i == planned.size() - 1 || planned.get(i + 1).outputGroup() != group));
    }
    return passes;
  }

  private Pass pass(PlannedPass pass, InputRange inputs, Strip strip, boolean first, boolean last) {
    if (plan.kind() == LayerKind.PACKED) {
      return new Pass(pass.source(), 0, 0, first, last);
    }
    return new Pass(
        plan.input().planeOfGroup().get(pass.source()) - inputs.first(),
        pass.kernelRow() + strip.input().shift(),
        pass.kernelColumn() - geometry.paddingLeft(),
        first,
        last);
  }
}
