package org.firefly.runtime.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firefly.runtime.DeviceException;

/**
 * A device that the kernel's UIO driver offers.
 *
 * @param node its file in /dev
 * @param attributes its folder in /sys/class/uio
 */
record UioDevice(Path node, Path attributes) {
  private static final String SET_UP =
      "load the bitstream with its device-tree overlay and run \"modprobe uio_pdrv_genirq"
          + " of_id=generic-uio\"";

  /** Finds the device whose name, or whose file in /dev, is that of the settings. */
  static UioDevice find(BoardSettings settings) {
    Path folder = settings.classFolder("uio");
    List<Path> devices = list(folder);
    for (Path device : devices) {
      String file = device.getFileName().toString();
      if (name(device).equals(settings.uio()) || file.equals(settings.uio())) {
        return new UioDevice(settings.device(file), device);
      }
    }
    throw new DeviceException(
        "There is no UIO device \"%s\" in %s%s; %s, or set uio to another name."
            .formatted(settings.uio(), folder, others(devices), SET_UP));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> devices = Files.list(folder)) {
      return devices.sorted().toList();
    } catch (IOException e) {
      throw new DeviceException("There is no " + folder + "; " + SET_UP + ".", e);
    }
  }

  private static String others(List<Path> devices) {
    return devices.isEmpty()
        ? ""
        : devices.stream().map(UioDevice::name).collect(Collectors.joining(", ", ", only ", ""));
  }

  private static String name(Path device) {
    return SysFile.read(device.resolve("name"));
  }

  /** Size of the first map in bytes. */
  long bytes() {
    return SysFile.readNumber(attributes.resolve("maps/map0/size"));
  }
}
