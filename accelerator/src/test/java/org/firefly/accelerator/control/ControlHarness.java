package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.accelerator.axi.AxiLite;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** Control port and registers of two cores, with the events of core 1 as ports. */
final class ControlHarness extends Module {
  final AxiLite control = input(AxiLite.type(ControlPort.ADDRESS_BITS));
  final CoreEvents events = input(CoreEvents.type());
  final RunSettings settings = output(RunSettings.type());
  final Bool run = output(bool());
  final Bool halt = output(bool());
  final Bool clear = output(bool());
  final Bool irq = output(bool());
  final UInt finished = output(uint(16));
  private final ControlPort port = instance(new ControlPort(2));

  ControlHarness(AcceleratorConfig config) {
    connect(port.port, control);
    for (int c = 0; c < 2; c++) {
      CoreRegisters core = instance("core" + c, new CoreRegisters(config, c));
      connect(core.access, port.core.get(c));
      connect(core.events, events);
      if (c == 1) {
        connect(settings, core.settings);
        run.set(core.run);
        halt.set(core.halt);
        clear.set(core.clear);
        irq.set(core.irq);
        finished.set(core.finished);
      }
    }
  }
}
