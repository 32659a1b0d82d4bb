package org.firefly.accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.board.DeviceResources;
import org.firefly.hdl.synthesis.LogicPath;
import org.firefly.hdl.synthesis.ResourceReport;
import org.junit.jupiter.api.Test;

class LargestFitTest {
  private static final DeviceResources DEVICE = Boards.find("kv260").resources();

  @Test
  void allKindsAreComparedWithTheDevice() {
    DeviceFit fit = new DeviceFit(DEVICE, core(10_000, 304, 100), 2);
    assertThat(fit.uses())
        .extracting(DeviceFit.Use::name)
        .containsExactly("LUT", "FF", "DSP48E2", "RAMB36", "URAM");
    assertThat(fit.shortages()).containsExactly("RAMB36");
    assertThat(fit.mostCores()).isEqualTo(DEVICE.ramb36() / 100);
  }

  @Test
  void halfBlockRamsAreCounted() {
    ResourceReport report = new ResourceReport(1, 2, 3, 4, 0, 5, 6, 7, 8, path());
    assertThat(DeviceFit.blockRams(report)).isEqualTo(9.5);
    assertThat(DeviceFit.luts(report)).isEqualTo(6);
  }

  @Test
  void tooManyCoresAreRefusedWithTheNumberThatFits() {
    DeviceFit fit = new DeviceFit(DEVICE, core(40_000, 304, 10), 3);
    assertThat(LargestFit.refusal(board(16), fit, config -> core(0, 0, 0)))
        .contains("too few LUT for 3 cores with P = 16")
        .endsWith("the largest that fits is cores = 2 with parallelism = 16 in the board file.");
  }

  @Test
  void aCoreThatIsTooLargeIsReplacedBySmallerOnes() {
    DeviceFit fit = new DeviceFit(DEVICE, core(40_000, 1184, 500), 1);
    assertThat(LargestFit.refusal(board(32), fit, config -> core(13_000, 600, 40)))
        .endsWith("the largest that fits is cores = 2 with parallelism = 16 in the board file.");
  }

  @Test
  void memoriesThatAreTooLargeAreMadeSmallerBeforeACoreIsGivenUp() {
    Board kv260 = Boards.find("kv260");
    AcceleratorConfig ring = kv260.config().with(Setting.WEIGHT_RING_TILES, 128);
    Board board =
        new Board(
            "mine",
            kv260.device(),
            kv260.status(),
            kv260.clockMHz(),
            kv260.resources(),
            ring,
            kv260.memory(),
            kv260.platform());
    DeviceFit fit = new DeviceFit(DEVICE, core(13_000, 304, 76), 2);
    assertThat(LargestFit.refusal(board, fit, config -> core(0, 0, 0)))
        .contains("too few RAMB36 for 2 cores with P = 16")
        .endsWith("weightRingTiles = 64 in the board file fit.");
  }

  @Test
  void aDeviceThatHoldsNoCoreIsNamed() {
    DeviceFit fit = new DeviceFit(DEVICE, core(400_000, 304, 10), 1);
    assertThat(LargestFit.refusal(board(16), fit, config -> core(0, 0, 0)))
        .contains("not even one core with P = 16 fits");
  }

  private static Board board(int parallelism) {
    return Boards.find(parallelism == 16 ? "kv260" : "zcu104");
  }

  private static ResourceReport core(int luts, int dsps, int blockRams) {
    return new ResourceReport(luts, 0, 0, 1000, 0, dsps, blockRams, 0, 0, path());
  }

  private static LogicPath path() {
    return new LogicPath(3, "FDRE a", "FDRE b", List.of());
  }
}
