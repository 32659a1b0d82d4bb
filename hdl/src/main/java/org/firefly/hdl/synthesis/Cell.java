package org.firefly.hdl.synthesis;

import java.util.List;

/**
 * A cell of the netlist.
 *
 * @param type name of the primitive
 * @param kind what it is
 * @param inputs nets at its inputs; constants are left out
 * @param cascadeInputs those of the inputs that come from the carry chain below
 * @param outputs nets at its outputs
 */
record Cell(
    String type,
    CellKind kind,
    List<Integer> inputs,
    List<Integer> cascadeInputs,
    List<Integer> outputs) {}
