package org.firefly.accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.synthesis.ResourceReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The limits of docs/architecture.md; P = 32 takes a quarter of an hour. */
class CoreReportTest {
  /** What Yosys finds today; the goal is six, see the worst paths in docs/architecture.md. */
  private static final int MOST_LUT_LEVELS = 7;

  private static final Logger LOG = LoggerFactory.getLogger(CoreReportTest.class);

  @Test
  void aCoreOfParallelism16StaysWithinItsResources() {
    ResourceReport core = core(16);
    assertThat(core.dsp48e2()).isEqualTo(304);
    assertThat(DeviceFit.luts(core)).isLessThanOrEqualTo(18_000);
    assertThat(core.ff()).isLessThanOrEqualTo(22_000);
    assertThat(DeviceFit.blockRams(core)).isLessThanOrEqualTo(110);
    assertThat(core.worstPath().lutLevels()).isLessThanOrEqualTo(MOST_LUT_LEVELS);
  }

  @Test
  @EnabledIfSystemProperty(named = "firefly.soak", matches = "true")
  void aCoreOfParallelism32StaysWithinItsResources() {
    ResourceReport core = core(32);
    assertThat(core.dsp48e2()).isEqualTo(1184);
    assertThat(DeviceFit.luts(core)).isLessThanOrEqualTo(36_000);
    assertThat(core.ff()).isLessThanOrEqualTo(42_000);
    assertThat(core.worstPath().lutLevels()).isLessThanOrEqualTo(MOST_LUT_LEVELS);
  }

  private static ResourceReport core(int parallelism) {
    ResourceReport core = CoreReport.ofCore(AcceleratorConfig.ofParallelism(parallelism));
    LOG.info("P = {}: {}", parallelism, core);
    return core;
  }
}
