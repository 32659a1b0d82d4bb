/**
 * A hardware construction kit: hardware is described by Java objects, printed as FIRRTL and turned
 * into SystemVerilog by CIRCT's firtool.
 *
 * <p>A class that extends {@link org.firefly.hdl.Module} is a generator: its fields are ports,
 * registers and wires and give them their names, its constructor connects them. {@link
 * org.firefly.hdl.Hardware} has the types and free operations for a static import; {@link
 * org.firefly.hdl.Elaboration} is the way to FIRRTL and SystemVerilog.
 */
package org.firefly.hdl;
