package org.firefly.architecture.board;

/** Where the accelerator's clock comes from. */
public enum ClockSource {
  /** A clock of the processing system, as it is. */
  PS,
  /**
   * An MMCM in the logic, fed by a clock of the processing system of {@value #WIZARD_INPUT_MHZ}
   * MHz.
   */
  WIZARD;

  /** Clock that feeds the MMCM, in MHz. */
  public static final int WIZARD_INPUT_MHZ = 100;

  /** What the input/output PLL of the processing system makes on all boards known, in MHz. */
  public static final int PLL_MHZ = 1500;

  /** The processing system's clock where it can be divided down exactly, otherwise an MMCM. */
  public static ClockSource usual(int clockMHz) {
    return PLL_MHZ % clockMHz == 0 ? PS : WIZARD;
  }
}
