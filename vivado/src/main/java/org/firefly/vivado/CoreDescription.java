package org.firefly.vivado;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Board;
import org.firefly.architecture.Platform;
import org.firefly.architecture.Register;

/**
 * What {@value #FILE_NAME} tells the runtime, which compares it with the registers of the bitstream
 * that it finds.
 *
 * @param format version of this file
 * @param board name of the board
 * @param part device for which the bitstream is made
 * @param identity value of {@link Register#IDENTITY}
 * @param version value of {@link Register#VERSION}
 * @param clockMHz clock that was asked for
 * @param peakGops operations per second at that clock, in units of 10^9
 * @param accelerator every field of the configuration
 * @param control physical address of the registers of core 0, their pages and their UIO device
 * @param buffer memory that u-dma-buf reserves
 * @param registers offset of each register in its page, by name
 */
record CoreDescription(
    int format,
    String board,
    String part,
    int identity,
    int version,
    int clockMHz,
    double peakGops,
    AcceleratorConfig accelerator,
    Control control,
    Buffer buffer,
    Map<String, Integer> registers) {
  /** Name of the file. */
  static final String FILE_NAME = "firefly.json";

  private static final int FORMAT = 1;

  /** Where the registers are. */
  record Control(long address, int bytes, int pageBytes, String uio) {}

  /** Where programs and spikes lie. */
  record Buffer(String device, long bytes) {}

  static CoreDescription of(Board board, Platform platform) {
    Map<String, Integer> registers = new LinkedHashMap<>();
    for (Register register : Register.values()) {
      registers.put(register.name(), register.offset());
    }
    return new CoreDescription(
        FORMAT,
        board.name(),
        platform.part().name(),
        Register.IDENTITY_VALUE,
        Register.VERSION_VALUE,
        board.clockMHz(),
        board.peakGops(),
        board.config(),
        new Control(
            platform.controlAddress(),
            Platform.CONTROL_BYTES,
            Register.PAGE_BYTES,
            DeviceTree.UIO_NAME),
        new Buffer(DeviceTree.BUFFER_NAME, platform.bufferBytes()),
        registers);
  }

  String json() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
