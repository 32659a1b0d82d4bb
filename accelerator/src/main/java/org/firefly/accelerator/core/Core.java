package org.firefly.accelerator.core;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.axi.AxiRead;
import org.firefly.accelerator.axi.AxiWrite;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.control.CoreRegisters;
import org.firefly.accelerator.control.RegisterAccess;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * One core: runs a whole network for a whole batch block by itself, from the write that starts it
 * to the interrupt that ends it. Registers: {@link org.firefly.architecture.isa.Register}.
 */
final class Core extends Module {
  final RegisterAccess access = input(RegisterAccess.type());
  final AxiRead spike;
  final AxiRead weight;

  /** The weight ports behind the first. */
  final List<AxiRead> furtherWeights = new ArrayList<>();

  final AxiWrite output;
  final Bool irq = output(bool());

  /** Descriptors finished in this run, for logic analysers and test benches. */
  final UInt finished = output(uint(16));

  private final CoreRegisters registers;
  private final Engine engine;

  Core(AcceleratorConfig config, int number) {
    CoreWidths widths = new CoreWidths(config);
    spike = output(AxiRead.type(widths.beatBits()));
    weight = output(AxiRead.type(widths.beatBits()));
    output = output(AxiWrite.type(widths.beatBits()));
    registers = instance(new CoreRegisters(config, number));
    Bool clear = named("engineReset", next(registers.clear, 0).or(reset()));
    engine = instance(new Engine(widths), clear);
    connect(registers.access, access);
    connect(registers.events, engine.events);
    connect(engine.settings, registers.settings);
    engine.run.set(registers.run);
    engine.halt.set(registers.halt);
    connect(spike, engine.spike);
    connect(weight, engine.weight);
    engine.furtherWeights.forEach(
        port -> {
          AxiRead own = output(AxiRead.type(widths.beatBits()));
          furtherWeights.add(own);
          connect(own, port);
        });
    connect(output, engine.output);
    irq.set(registers.irq);
    finished.set(registers.finished);
  }
}
