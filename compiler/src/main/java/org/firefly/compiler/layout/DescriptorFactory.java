package org.firefly.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.BlockShape;
import org.firefly.architecture.isa.InputPlanes;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.OutputPlanes;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.Planes;
import org.firefly.architecture.isa.WeightData;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.plan.LayerPlan;
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

  LayerDescriptor descriptor(
      int number, Strip strip, SpikeLayout read, LayerOutput written, WeightData weights) {
    return new LayerDescriptor(
        number,
        plan.kind(),
        block,
        input(strip.input(), read),
        plan.layer().neuron(),
        output(strip, written),
        weights);
  }

  private InputPlanes input(StripInput rows, SpikeLayout read) {
    int width = geometry.input().width();
    long above = (long) rows.firstRow() * width * config.wordBytes();
    Planes planes = new Planes(read.plane(0, 0), read.planeStride(), geometry.input().positions());
    return new InputPlanes(
        config.groups(geometry.input().channels()),
        rows.rows(),
        geometry.validWidth(),
        width,
        geometry.strideY(),
        plan.vectorPlaneWords(),
        planes.from(above));
  }

  private OutputPlanes output(Strip strip, LayerOutput written) {
    QuantisedLayer layer = plan.layer();
    return new OutputPlanes(
        config.groups(geometry.output().channels()),
        strip.rows(),
        geometry.output().width(),
        layer.pool(),
        layer.readout(),
        written.from(layer.pool() ? strip.firstRow() / 2 : strip.firstRow()));
  }

  /** The pass table of a strip: same tiles for all strips, offsets from where its input starts. */
  List<Pass> passTable(Strip strip) {
    List<PlannedPass> planned = plan.passes();
    List<Pass> passes = new ArrayList<>();
    int shift = strip.input().shift();
    boolean window = plan.kind() == LayerKind.WINDOW;
    for (int i = 0; i < planned.size(); i++) {
      PlannedPass pass = planned.get(i);
      int group = pass.outputGroup();
      passes.add(
          new Pass(
              pass.source(),
              window ? pass.kernelRow() + shift : 0,
              window ? pass.kernelColumn() - geometry.paddingLeft() : 0,
              i == 0 || planned.get(i - 1).outputGroup() != group,
              i == planned.size() - 1 || planned.get(i + 1).outputGroup() != group));
    }
    return passes;
  }
}
