package org.firefly.architecture.board;

/** Who loads bitstreams on a board that runs Linux. */
public enum FirmwareLoader {
  /** The kernel's FPGA manager, when a device-tree overlay is applied (PYNQ, PetaLinux, Debian). */
  FPGA_MANAGER,
  /** Kria's firmware manager, {@code xmutil loadapp}, which uses the FPGA manager. */
  KRIA
}
