package org.firefly.architecture.board;

/**
 * What a device offers to a design.
 *
 * @param luts six-input look-up tables
 * @param flipFlops flip-flops
 * @param ramb36 block RAMs of 36 Kibit
 * @param dsps DSP48E2 slices
 * @param urams UltraRAMs of 288 Kibit; 0 on devices without
 */
public record DeviceResources(int luts, int flipFlops, int ramb36, int dsps, int urams) {}
