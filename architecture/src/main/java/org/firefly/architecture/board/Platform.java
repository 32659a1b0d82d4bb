package org.firefly.architecture.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.architecture.ConfigurationException;

/**
 * How an accelerator sits on a Zynq UltraScale+ device under Linux: what a Vivado project, a device
 * tree and a driver need to know beyond the accelerator itself.
 *
 * @param part the device, as it is ordered
 * @param boardPart name of Vivado's board definition between its vendor and its version, such as
 *     {@code ultra96v2:part0}; empty if there is none
 * @param clockSource where the accelerator's clock comes from
 * @param controlPort port of the processing system that reaches the registers
 * @param controlAddress physical address of the registers of core 0; multiple of {@value
 *     #CONTROL_BYTES}
 * @param ports of each core
 * @param portBits width of the ports towards the DDR memory: 32, 64 or 128
 * @param ddrLowBytes DDR memory from address 0 on, at most 2 GiB
 * @param ddrHighBytes DDR memory from {@link #DDR_HIGH_ADDRESS} on; 0 if there is none
 * @param bufferBytes contiguous memory that the driver reserves for programs and spikes
 * @param loader who loads bitstreams
 * @param fanPin package pin that switches the board's fan, such as {@code A12}, which a timer of
 *     the processing system drives through the logic; empty where the logic has nothing to do with
 *     it
 */
public record Platform(
    Part part,
    Optional<String> boardPart,
    ClockSource clockSource,
    ControlPort controlPort,
    long controlAddress,
    List<CorePorts> ports,
    int portBits,
    long ddrLowBytes,
    long ddrHighBytes,
    long bufferBytes,
    FirmwareLoader loader,
    Optional<String> fanPin) {
  /** Bytes of the address range of the registers: room for the pages of all cores. */
  public static final int CONTROL_BYTES = 0x1_0000;

  /** Where DDR memory beyond the first 2 GiB lies. */
  public static final long DDR_HIGH_ADDRESS = 0x8_0000_0000L;

  private static final long DDR_LOW_LIMIT = 0x8000_0000L;
  private static final long PAGE = 4096;

  /**
   * Refuses what the device cannot do.
   *
   * @throws ConfigurationException naming every rule that is broken
   */
  public Platform {
    ports = List.copyOf(ports);
    List<String> problems = new ArrayList<>();
    require(
        problems,
        controlAddress % CONTROL_BYTES == 0 && controlPort.reaches(controlAddress, CONTROL_BYTES),
        "control.address must be a multiple of 64 KiB from " + controlPort.window());
    require(
        problems,
        portBits == 32 || portBits == 64 || portBits == MemoryPort.WIDEST_BITS,
        "ports.bits must be 32, 64 or 128");
    require(
        problems,
        isPowerOfTwo(ddrLowBytes) && ddrLowBytes <= DDR_LOW_LIMIT,
        "ddr.lowBytes must be a power of two up to 0x80000000");
    require(
        problems,
        ddrHighBytes == 0 || isPowerOfTwo(ddrHighBytes) && ddrHighBytes <= DDR_HIGH_ADDRESS,
        "ddr.highBytes must be 0 or a power of two up to 0x800000000");
    require(
        problems,
        bufferBytes >= PAGE && bufferBytes % PAGE == 0 && bufferBytes < ddrLowBytes,
        "buffer.bytes must be a multiple of 4096 and less than ddr.lowBytes");
    if (!problems.isEmpty()) {
      throw new ConfigurationException("The platform of the board cannot work", problems);
    }
  }

  private static void require(List<String> problems, boolean holds, String rule) {
    if (!holds) {
      problems.add(rule);
    }
  }

  private static boolean isPowerOfTwo(long value) {
    return value > 0 && Long.bitCount(value) == 1;
  }

  /** The ports that masters are connected to, each once, in the order of their numbers. */
  public List<MemoryPort> usedPorts() {
    return ports.stream().flatMap(CorePorts::stream).distinct().sorted().toList();
  }

  /** Clock that the processing system has to make, in MHz. */
  public int psClockMHz(int clockMHz) {
    return clockSource == ClockSource.PS ? clockMHz : ClockSource.WIZARD_INPUT_MHZ;
  }
}
