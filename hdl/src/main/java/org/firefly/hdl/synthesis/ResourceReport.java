package org.firefly.hdl.synthesis;

/**
 * What a circuit takes of an UltraScale+ device, as Yosys maps it: an estimate, since Vivado maps,
 * packs and optimises differently.
 *
 * @param lut look-up tables used as logic, inverters included
 * @param lutRam look-up tables used as distributed memory
 * @param srl look-up tables used as shift registers
 * @param ff flip-flops and latches
 * @param carry8 carry chains of eight bits; Yosys maps to CARRY4, two of which count as one
 * @param dsp48e2 DSP slices
 * @param ramb36 block RAMs of 36 Kibit
 * @param ramb18 block RAMs of 18 Kibit
 * @param uram UltraRAMs
 * @param worstPath the path with the most look-up tables between registers
 */
public record ResourceReport(
    int lut,
    int lutRam,
    int srl,
    int ff,
    int carry8,
    int dsp48e2,
    int ramb36,
    int ramb18,
    int uram,
    LogicPath worstPath) {}
