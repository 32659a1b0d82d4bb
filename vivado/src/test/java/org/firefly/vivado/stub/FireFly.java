package org.firefly.vivado.stub;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.uint;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/** A module with the ports of the accelerator and next to nothing behind them. */
public final class FireFly extends Module {
  private static final int ADDRESS_BITS = AcceleratorConfig.ADDRESS_BITS;

  private final List<UInt> inputs = new ArrayList<>();
  private final List<UInt> outputs = new ArrayList<>();
  private final Bool state = register(bool(), 0);

  /** Ports for a configuration. */
  public FireFly(AcceleratorConfig config) {
    control();
    for (int core = 0; core < config.cores(); core++) {
      reader("spike_" + core + "_", config);
      reader("weight_" + core + "_", config);
      writer("output_" + core + "_", config);
      outputs.add(output("finished_" + core, uint(16)));
    }
    outputs.add(output("interrupt", uint(1)));
    state.set(concat(inputs).xorReduce());
    outputs.forEach(port -> port.set(state.repeat(port.width())));
  }

  private void control() {
    String name = "control_";
    in(name, "awvalid", 1);
    out(name, "awready", 1);
    in(name, "awaddr", 16);
    in(name, "awprot", 3);
    in(name, "wvalid", 1);
    out(name, "wready", 1);
    in(name, "wdata", 32);
    in(name, "wstrb", 4);
    out(name, "bvalid", 1);
    in(name, "bready", 1);
    out(name, "bresp", 2);
    in(name, "arvalid", 1);
    out(name, "arready", 1);
    in(name, "araddr", 16);
    in(name, "arprot", 3);
    out(name, "rvalid", 1);
    in(name, "rready", 1);
    out(name, "rdata", 32);
    out(name, "rresp", 2);
  }

  private void reader(String name, AcceleratorConfig config) {
    address(name + "ar");
    in(name, "rvalid", 1);
    out(name, "rready", 1);
    in(name, "rdata", config.busBits());
    in(name, "rresp", 2);
    in(name, "rlast", 1);
  }

  private void writer(String name, AcceleratorConfig config) {
    address(name + "aw");
    out(name, "wvalid", 1);
    in(name, "wready", 1);
    out(name, "wdata", config.busBits());
    out(name, "wstrb", config.beatBytes());
    out(name, "wlast", 1);
    in(name, "bvalid", 1);
    out(name, "bready", 1);
    in(name, "bresp", 2);
  }

  private void address(String name) {
    out(name, "valid", 1);
    in(name, "ready", 1);
    out(name, "addr", ADDRESS_BITS);
    out(name, "len", 8);
    out(name, "size", 3);
    out(name, "burst", 2);
    out(name, "cache", 4);
    out(name, "prot", 3);
  }

  private void in(String prefix, String name, int width) {
    inputs.add(input(prefix + name, uint(width)));
  }

  private void out(String prefix, String name, int width) {
    outputs.add(output(prefix + name, uint(width)));
  }
}
