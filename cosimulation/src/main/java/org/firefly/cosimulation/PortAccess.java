package org.firefly.cosimulation;

import java.math.BigInteger;
import java.util.List;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Data;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;

/**
 * The ports of a running design: by the fields of the module object if the design was made from a
 * circuit, and always by name.
 *
 * <p>A value that is no port of the module object is a {@link
 * org.firefly.hdl.tree.HardwareException}; so is a port of a second object of the same class. A
 * field of a design that was written in SystemVerilog and an unknown name are a {@link
 * org.firefly.cosimulation.model.CosimulationException}.
 */
public abstract sealed class PortAccess permits Simulation {
  PortAccess() {}

  /** What is simulated. */
  public abstract Design design();

  abstract Ports ports();

  /** A port of the module object, or a member of one. */
  public final Port port(Bits port) {
    return ports().get(design().nameOf(port));
  }

  /** Several ports of the module object. */
  public final List<Port> ports(List<? extends Bits> ports) {
    return ports.stream().map(this::port).toList();
  }

  /** The single ports that a vector or a bundle is made of, in order of declaration. */
  public final List<Port> ports(Data port) {
    return design().namesOf(port).stream().map(ports()::get).toList();
  }

  /** Sets an input; see {@link Port#poke(long)}. */
  public final void poke(Bits port, long value) {
    port(port).poke(value);
  }

  /** Sets an input to whether something holds. */
  public final void poke(Bool port, boolean value) {
    port(port).poke(value ? 1 : 0);
  }

  /** Sets an input of any width; see {@link Port#poke(BigInteger)}. */
  public final void poke(Bits port, BigInteger value) {
    port(port).poke(value);
  }

  /** Reads an unsigned port; see {@link Port#peek()}. */
  public final long peek(UInt port) {
    return port(port).peek();
  }

  /** Reads a port in two's complement; see {@link Port#peekSigned()}. */
  public final long peek(SInt port) {
    return port(port).peekSigned();
  }

  /** Whether the design has such a port. */
  public final boolean hasPort(String name) {
    return ports().has(name);
  }

  /** The named port. */
  public final Port port(String name) {
    return ports().get(name);
  }

  /** Sets an input; see {@link Port#poke(long)}. */
  public final void poke(String port, long value) {
    port(port).poke(value);
  }

  /** Reads a port; see {@link Port#peek()}. */
  public final long peek(String port) {
    return port(port).peek();
  }
}
