package org.firefly.runtime.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.firefly.runtime.DeviceException;

/**
 * Memory that the settings offer to the cores.
 *
 * @param node file that maps it
 * @param offset where it starts in the file
 * @param physicalAddress where it starts for the cores
 * @param bytes its size
 * @param synchronous whether the file is opened with O_SYNC
 * @param coherence how caches are kept coherent
 * @param enlarge what to do when it is too small
 */
record BufferSource(
    Path node,
    long offset,
    long physicalAddress,
    long bytes,
    boolean synchronous,
    Coherence coherence,
    String enlarge) {
  /** Names of the class in /sys since version 2 of u-dma-buf and before. */
  private static final List<String> CLASSES = List.of("u-dma-buf", "udmabuf");

  static BufferSource find(BoardSettings settings) {
    return settings.bufferAddress().isPresent()
        ? reserved(settings, settings.bufferAddress().get())
        : udmabuf(settings);
  }

  private static BufferSource reserved(BoardSettings settings, long address) {
    return new BufferSource(
        settings.device("mem"),
        address,
        address,
        settings.bufferBytes(),
        true,
        Coherence.BY_HARDWARE,
        "reserve more in the device tree and set buffer.bytes = %d");
  }

  private static BufferSource udmabuf(BoardSettings settings) {
    Path attributes = attributes(settings);
    boolean coherent = SysFile.readNumber(attributes.resolve("dma_coherent")) == 1;
    boolean sync = settings.cached() && !coherent;
    return new BufferSource(
        settings.device(settings.udmabuf()),
        0,
        SysFile.readNumber(attributes.resolve("phys_addr")),
        SysFile.readNumber(attributes.resolve("size")),
        !settings.cached(),
        sync ? new UdmabufCoherence(attributes) : Coherence.BY_HARDWARE,
        "raise buffer.bytes in the board file and generate the device-tree overlay again, or give another buffer, as in \"modprobe u-dma-buf udmabuf0=%d\" and udmabuf = udmabuf0");
  }

  private static Path attributes(BoardSettings settings) {
    return CLASSES.stream()
        .map(name -> settings.classFolder(name).resolve(settings.udmabuf()))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(
            () ->
                new DeviceException(
                    "There is no DMA buffer \"%s\" in %s; load the bitstream with its device-tree overlay and the module u-dma-buf, or make a buffer with \"modprobe u-dma-buf udmabuf0=67108864\" and set udmabuf = udmabuf0."
                        .formatted(settings.udmabuf(), settings.classFolder(CLASSES.get(0)))));
  }

  /**
   * Opens and maps the first bytes.
   *
   * @param needed bytes for all cores
   * @throws DeviceException when the memory is too small
   */
  MappedBuffer map(long needed) {
    if (needed > bytes || needed > Integer.MAX_VALUE) {
      throw new DeviceException(
          String.format(
              Locale.ROOT,
              "The program needs a buffer of %d bytes, but %s has %d; choose a smaller batch, or %s.",
              needed,
              node,
              bytes,
              String.format(Locale.ROOT, enlarge, needed)));
    }
    try (DeviceFile file = DeviceFile.open(node, synchronous)) {
      return new MappedBuffer(file.map(offset, needed), physicalAddress, coherence);
    }
  }
}
