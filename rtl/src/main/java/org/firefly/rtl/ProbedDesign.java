package org.firefly.rtl;

import static org.firefly.architecture.isa.CoreStructure.SPIKE_FIFO_BEATS;
import static org.firefly.hdl.Hardware.bitsFor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.PortSpec;
import org.firefly.cosimulation.model.PortSpec.Direction;

/**
 * The accelerator in a module that leads signals from inside of core 0 out. The hardware stays as
 * it is, since only a simulation can look into it from outside.
 */
final class ProbedDesign {
  /** Signals of core 0. */
  enum Probe {
    /** A position enters the array. */
    ISSUES("spikes.gate.passes"),
    /** It is the first of its pass. */
    FIRST("spikes.gate.step_first"),
    /** It is the last of its pass. */
    LAST("spikes.gate.step_tag_lastOfPass"),
    /** Its pass is the first of a time step of an output group. */
    FIRST_PASS("spikes.gate.step_tag_firstPass"),
    /** It is the last of its descriptor. */
    LAST_OF_LAYER("spikes.gate.step_lastOfLayer"),
    /** One waits for its spikes. */
    SPIKES("spikes.gate.waitsForSpikes"),
    /** One waits for the tile of its pass. */
    WEIGHTS("spikes.gate.waitsForWeights"),
    /** One waits for room for what it gives. */
    OUTPUT("spikes.gate.waitsForOutput"),
    /** Beats for which the spike FIFO still has places. */
    FREE_BEATS("spikePort.dma.buffer.free", config -> bitsFor(SPIKE_FIFO_BEATS + 1)),
    /** Bit i: weight port i has brought its part of a tile. */
    TILE_ARRIVES("weights.feeder.arrived", AcceleratorConfig::weightPorts),
    /** A tile of the weight ring is free again. */
    TILE_FREED("weights.feeder.freed");

    private static final String ENGINE = "accelerator.core_0.engine.";

    private final String signal;
    private final ToIntFunction<AcceleratorConfig> width;

    Probe(String signal) {
      this(signal, config -> 1);
    }

    Probe(String signal, ToIntFunction<AcceleratorConfig> width) {
      this.signal = signal;
      this.width = width;
    }

    /** Name of the port. */
    String port() {
      return "probe_" + signal.replace('.', '_');
    }
  }

  private static final String TOP = "ProbedFireFly";

  private ProbedDesign() {}

  /** The design of an accelerator with a port for each probe. */
  static Design of(AcceleratorConfig config) {
    Design plain = RtlSystem.design(config);
    List<PortSpec> ports = new ArrayList<>(plain.ports());
    for (Probe probe : Probe.values()) {
      ports.add(PortSpec.output(probe.port(), probe.width.applyAsInt(config)));
    }
    List<Design.Source> sources = new ArrayList<>(plain.sources());
    sources.add(new Design.Source(TOP + ".sv", wrapper(plain.top(), ports)));
    return new Design(TOP, ports, sources);
  }

  private static String wrapper(String accelerator, List<PortSpec> ports) {
    StringBuilder text = new StringBuilder("module ").append(TOP).append(" (\n");
    text.append(ports.stream().map(ProbedDesign::declaration).collect(Collectors.joining(",\n")));
    text.append("\n);\n  ").append(accelerator).append(" accelerator (\n");
    text.append(
        ports.subList(0, ports.size() - Probe.values().length).stream()
            .map(port -> "    ." + port.name())
            .collect(Collectors.joining(",\n")));
    text.append("\n  );\n");
    for (Probe probe : Probe.values()) {
      text.append("  assign %s = %s%s;\n".formatted(probe.port(), Probe.ENGINE, probe.signal));
    }
    return text.append("endmodule\n").toString();
  }

  private static String declaration(PortSpec port) {
    String direction = port.direction() == Direction.INPUT ? "input" : "output";
    return "  " + direction + " [" + (port.width() - 1) + ":0] " + port.name();
  }
}
