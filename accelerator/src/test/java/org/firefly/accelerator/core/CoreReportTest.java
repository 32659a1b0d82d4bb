package org.firefly.accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Boards;
import org.firefly.hdl.synthesis.ResourceReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The limits of docs/architecture.md; P = 32 takes a quarter of an hour. */
class CoreReportTest {
  /** Between registers, for 300 MHz. */
  private static final int MOST_LUT_LEVELS = 6;

  private static final Logger LOG = LoggerFactory.getLogger(CoreReportTest.class);

  @Test
  void aCoreOfParallelism16StaysWithinItsResources() {
    ResourceReport core = core(AcceleratorConfig.ofParallelism(16));
    assertThat(core.dsp48e2()).isEqualTo(304);
    assertThat(DeviceFit.luts(core)).isLessThanOrEqualTo(16_500);
    assertThat(core.ff()).isLessThanOrEqualTo(15_500);
    assertThat(DeviceFit.blockRams(core)).isLessThanOrEqualTo(110);
    assertThat(core.worstPath().lutLevels()).isLessThanOrEqualTo(MOST_LUT_LEVELS);
  }

  @Test
  void aCoreWithSynapticCurrentsStaysWithinItsResources() {
    ResourceReport core = core(Boards.find("ultra96v2-synapses").config());
    assertThat(core.dsp48e2()).isEqualTo(320);
    assertThat(DeviceFit.luts(core)).isLessThanOrEqualTo(20_000);
    assertThat(core.ff()).isLessThanOrEqualTo(15_500);
    assertThat(DeviceFit.blockRams(core)).isLessThanOrEqualTo(110);
    assertThat(core.worstPath().lutLevels()).isLessThanOrEqualTo(MOST_LUT_LEVELS);
  }

  @Test
  @EnabledIfSystemProperty(named = "firefly.soak", matches = "true")
  void aCoreOfParallelism32StaysWithinItsResources() {
    ResourceReport core = core(AcceleratorConfig.ofParallelism(32));
    assertThat(core.dsp48e2()).isEqualTo(1184);
    assertThat(DeviceFit.luts(core)).isLessThanOrEqualTo(36_000);
    assertThat(core.ff()).isLessThanOrEqualTo(42_000);
    assertThat(core.worstPath().lutLevels()).isLessThanOrEqualTo(MOST_LUT_LEVELS);
  }

  private static ResourceReport core(AcceleratorConfig config) {
    ResourceReport core = CoreReport.ofCore(config);
    LOG.info("{}: {}", config, core);
    return core;
  }
}
