package org.firefly.accelerator.channel;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.uint;

import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.UInt;

/**
 * The present layer, from registers of the command processor: the parts of its descriptor that the
 * blocks behind need. They change only while no position, word or burst of a layer is under way,
 * and have been checked: what a block can rely on is said at each part.
 *
 * @param input what it reads
 * @param piece which part of its inputs that is
 * @param neuron what its neurons do
 * @param state where their state lies, and whether they go on from it
 * @param output what it writes
 * @param positions samples x height x width of the output before pooling, 1 to membraneDepth
 */
public record LayerRegisters(
    InputRegisters input,
    PieceRegisters piece,
    NeuronRegisters neuron,
    StateRegisters state,
    OutputRegisters output,
    UInt positions)
    implements Bundle {
  /** The type for a configuration. */
  public static DataType<LayerRegisters> type(CoreWidths widths) {
    return bundle(LayerRegisters.class, member("positions", uint(widths.positionCountBits())));
  }
}
