package org.firefly.accelerator.core;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.board.DeviceResources;
import org.firefly.hdl.synthesis.ResourceReport;

/**
 * What an accelerator of some cores takes of a device.
 *
 * @param device what there is
 * @param core what one core takes
 * @param cores how many there are
 */
public record DeviceFit(DeviceResources device, ResourceReport core, int cores) {
  /**
   * One kind of resource.
   *
   * @param name as AMD calls it
   * @param used by all cores
   * @param available on the device
   */
  public record Use(String name, double used, int available) {
    /** Whether there is enough. */
    public boolean fits() {
      return used <= available;
    }

    /** Share of the device, 0 to 1 where it fits. */
    public double share() {
      return available == 0 ? (used == 0 ? 0 : Double.POSITIVE_INFINITY) : used / available;
    }
  }

  /** All kinds, in the order in which they are shown. */
  public List<Use> uses() {
    return List.of(
        new Use("LUT", (double) cores * luts(core), device.luts()),
        new Use("FF", (double) cores * core.ff(), device.flipFlops()),
        new Use("DSP48E2", (double) cores * core.dsp48e2(), device.dsps()),
        new Use("RAMB36", cores * blockRams(core), device.ramb36()),
        new Use("URAM", (double) cores * core.uram(), device.urams()));
  }

  /** All look-up tables: logic, memory and shift registers. */
  public static int luts(ResourceReport report) {
    return report.lut() + report.lutRam() + report.srl();
  }

  /** Block RAMs in units of 36 Kibit. */
  public static double blockRams(ResourceReport report) {
    return report.ramb36() + report.ramb18() / 2.0;
  }

  /** Names of what there is not enough of. */
  public List<String> shortages() {
    List<String> names = new ArrayList<>();
    for (Use use : uses()) {
      if (!use.fits()) {
        names.add(use.name());
      }
    }
    return names;
  }

  /** Most cores of this kind that the device holds, 0 if it holds none. */
  public int mostCores() {
    int most = cores;
    while (most > 0 && !new DeviceFit(device, core, most).shortages().isEmpty()) {
      most--;
    }
    return most;
  }
}
