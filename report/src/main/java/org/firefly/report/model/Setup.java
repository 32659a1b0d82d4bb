package org.firefly.report.model;

import java.util.List;
import java.util.Optional;

/**
 * What was compiled for what, and how far it ran.
 *
 * @param model name of the network
 * @param board name of the board
 * @param device its FPGA
 * @param status how far the board's preset has been proven
 * @param clockMHz clock of the accelerator
 * @param cores cores on the device
 * @param timeSteps T
 * @param batch samples of a batch block that was granted
 * @param samples samples that ran; 0 for none
 * @param ranOn simulator, rtl or board; absent where none ran
 * @param warnings of the compiler, a sentence each
 */
public record Setup(
    String model,
    String board,
    String device,
    String status,
    int clockMHz,
    int cores,
    int timeSteps,
    int batch,
    int samples,
    Optional<String> ranOn,
    List<String> warnings) {
  public Setup {
    warnings = List.copyOf(warnings);
  }
}
