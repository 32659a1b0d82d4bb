package org.firefly.cli;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.quantise.QuantisedLayer;

/**
 * All that decides what a network answers, whatever accelerator and batch it was compiled for: two
 * compilations with equal integers give equal spikes and logits.
 *
 * @param values in a fixed order
 */
record Integers(List<Object> values) {
  static Integers of(Compilation compilation) {
    List<Object> values = new ArrayList<>();
    values.add(compilation.program().timeSteps());
    values.add(compilation.program().config().membraneBits());
    if (compilation.program().encoding() instanceof HostEncoding.FirstLayer first) {
      values.add(first.inputScale());
    }
    if (compilation.program().encoding() instanceof HostEncoding.Planes planes) {
      values.add(planes.inputScale());
    }
    values.add(compilation.program().decoding().classes());
    values.add(compilation.program().layers().stream().map(ProgramLayer::name).toList());
    compilation.layers().forEach(layer -> values.add(of(layer)));
    return new Integers(List.copyOf(values));
  }

  private static List<Object> of(QuantisedLayer layer) {
    return List.of(
        layer.name(),
        layer.geometry(),
        ByteBuffer.wrap(layer.weights()),
        layer.constants(),
        layer.neuron(),
        layer.readout(),
        layer.pool());
  }
}
