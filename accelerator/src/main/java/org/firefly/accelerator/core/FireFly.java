package org.firefly.accelerator.core;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.ArrayList;
import java.util.List;
import org.firefly.accelerator.axi.AxiLite;
import org.firefly.accelerator.axi.AxiRead;
import org.firefly.accelerator.axi.AxiWrite;
import org.firefly.accelerator.control.ControlPort;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * The accelerator: one or more independent cores behind one control port and one interrupt.
 *
 * <p>Ports: {@code control} (AXI4-Lite, a page of registers per core), and for each core c {@code
 * spike_c}, {@code weight_c} (AXI4 read) and {@code output_c} (AXI4 write); with several weight
 * ports also {@code weight2_c} and {@code weight3_c}.
 */
public final class FireFly extends Module {
  public final AxiLite control = input(AxiLite.type(ControlPort.ADDRESS_BITS));
  public final Vec<AxiRead> spike;
  public final Vec<AxiRead> weight;
  public final Vec<AxiWrite> output;

  /** The weight ports behind the first, and of each those of the cores. */
  public final List<Vec<AxiRead>> furtherWeights = new ArrayList<>();

  /** A run of some core has ended and waits to be acknowledged. */
  public final Bool irq = output(bool());

  /** For each core, descriptors finished in its present run. */
  public final Vec<UInt> finished;

  private final ControlPort controlPort;

  public FireFly(AcceleratorConfig config) {
    int cores = config.cores();
    spike = output(vec(cores, AxiRead.type(config.busBits())));
    weight = output(vec(cores, AxiRead.type(config.busBits())));
    output = output(vec(cores, AxiWrite.type(config.busBits())));
    for (int port = 2; port <= config.weightPorts(); port++) {
      furtherWeights.add(output("weight" + port, vec(cores, AxiRead.type(config.busBits()))));
    }
    finished = output(vec(cores, uint(16)));
    controlPort = instance(new ControlPort(cores));
    connect(controlPort.port, control);
    Bool anyInterrupt = literal(false);
    for (int c = 0; c < cores; c++) {
      Core core = instance("core_" + c, new Core(config, c));
      connect(core.access, controlPort.core.get(c));
      connect(spike.get(c), core.spike);
      connect(weight.get(c), core.weight);
      for (int i = 0; i < furtherWeights.size(); i++) {
        connect(furtherWeights.get(i).get(c), core.furtherWeights.get(i));
      }
      connect(output.get(c), core.output);
      finished.get(c).set(core.finished);
      anyInterrupt = anyInterrupt.or(core.irq);
    }
    irq.set(anyInterrupt);
  }
}
