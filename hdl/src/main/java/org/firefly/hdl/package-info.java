/**
 * A hardware construction kit: hardware is described by Java objects, printed as FIRRTL and turned
 * into SystemVerilog by CIRCT's firtool.
 *
 * <p>A class that extends {@link org.firefly.hdl.Module} is a generator: its fields are ports,
 * registers and wires and give them their names, its constructor connects them.
 *
 * <p>A description needs twelve types:
 *
 * <ul>
 *   <li>{@link org.firefly.hdl.Hardware}, for a static import: types, constants, {@code mux},
 *       {@code connect}, {@code bundle};
 *   <li>{@link org.firefly.hdl.Module} and, for Verilog from elsewhere, {@link
 *       org.firefly.hdl.ExternalModule};
 *   <li>the values {@link org.firefly.hdl.Bool}, {@link org.firefly.hdl.UInt}, {@link
 *       org.firefly.hdl.SInt}, {@link org.firefly.hdl.Vec} and {@link org.firefly.hdl.Bundle}, with
 *       {@link org.firefly.hdl.Width} at the members of a bundle;
 *   <li>{@link org.firefly.hdl.DataType}, of which ports and registers are made;
 *   <li>{@link org.firefly.hdl.Memory};
 *   <li>{@link org.firefly.hdl.Elaboration}, the way to FIRRTL and SystemVerilog.
 * </ul>
 *
 * <p>{@link org.firefly.hdl.Flipped}, {@link org.firefly.hdl.Member}, {@link org.firefly.hdl.Area},
 * {@link org.firefly.hdl.UpDown}, {@link org.firefly.hdl.When}, {@link org.firefly.hdl.Switch},
 * {@link org.firefly.hdl.MemoryStyle}, {@link org.firefly.hdl.Clock} and {@link
 * org.firefly.hdl.SystemVerilog} come up beside these; {@link org.firefly.hdl.Data}, {@link
 * org.firefly.hdl.Signal}, {@link org.firefly.hdl.Bits} and {@link org.firefly.hdl.Component} are
 * what they have in common. Streams are in {@code org.firefly.hdl.stream}.
 *
 * <p>All else is the engine, which nothing outside sees. It shares the package because values have
 * to tell it what they stand for, and Java has no other way to keep that from users:
 *
 * <ul>
 *   <li>what a value stands for: {@code Binding}, {@code Leaves}, {@code Shapes}, {@code Packing},
 *       {@code RecordType} and {@code Records};
 *   <li>what a module holds while it is described: {@code Body}, {@code Drivers}, {@code
 *       Operations}, {@code Constants}, {@code Shifts}, {@code Registers}, {@code Ram}, {@code
 *       MutableMarks};
 *   <li>names: {@code Fields}, {@code FieldWalk}, {@code Namer}, {@code Names}, {@code Keywords},
 *       {@code Caller};
 *   <li>the finished circuit: {@code Elaborator} and {@code TreeBuilder}.
 * </ul>
 */
package org.firefly.hdl;
