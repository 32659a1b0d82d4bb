package org.firefly.compiler.layout;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.Pass;
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
  private final int timeSteps;
  private final int samples;
  private final LayerPlan plan;
  private final Geometry geometry;

  DescriptorFactory(AcceleratorConfig config, int timeSteps, int samples, LayerPlan plan) {
    this.config = config;
    this.timeSteps = timeSteps;
    this.samples = samples;
    this.plan = plan;
    this.geometry = plan.layer().geometry();
  }

  LayerDescriptor descriptor(
      int number,
      Strip strip,
      SpikeLayout input,
      Target target,
      long tiles,
      long passTable,
      long parameters) {
    QuantisedLayer layer = plan.layer();
    StripInput rows = input(strip);
    int width = geometry.input().width();
    return new LayerDescriptor(
        plan.kind(),
        number,
        layer.neuron(),
        layer.pool(),
        layer.readout(),
        geometry.strideY(),
        timeSteps,
        samples,
        config.groups(geometry.input().channels()),
        config.groups(geometry.output().channels()),
        rows.rows(),
        geometry.validWidth(),
        width,
        geometry.input().positions(),
        plan.vectorPlaneWords(),
        strip.rows(),
        geometry.output().width(),
        target.samplePitch(),
        plan.passes().size(),
        input.plane(0, 0) + (long) rows.firstRow() * width * config.wordBytes(),
        input.planeStride(),
        target.row(layer.pool() ? strip.firstRow() / 2 : strip.firstRow()),
        target.planeStride(),
        tiles,
        passTable,
        parameters);
  }

  /** The pass table of a strip: same tiles for all strips, offsets from where its input starts. */
  List<Pass> passTable(Strip strip) {
    List<PlannedPass> planned = plan.passes();
    List<Pass> passes = new ArrayList<>();
    int shift = input(strip).shift();
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

  /** Packed strips of a pointwise layer read the rows that they write; a vector is one whole. */
  private StripInput input(Strip strip) {
    if (plan.kind() == LayerKind.WINDOW) {
      List<Integer> windowRows =
          plan.passes().stream().map(PlannedPass::kernelRow).distinct().sorted().toList();
      return StripInput.of(geometry, strip, windowRows);
    }
    return geometry.coversInput()
        ? new StripInput(0, geometry.input().height(), 0)
        : new StripInput(strip.firstRow(), strip.rows(), 0);
  }
}
