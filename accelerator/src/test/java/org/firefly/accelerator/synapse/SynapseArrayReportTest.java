package org.firefly.accelerator.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import org.firefly.hdl.synthesis.ResourceReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class SynapseArrayReportTest {
  private static final Logger LOG = LoggerFactory.getLogger(SynapseArrayReportTest.class);

  @ParameterizedTest
  @CsvSource({"16, 288, 4000, 6000", "32, 1152, 14000, 16000"})
  void staysWithinItsResources(int parallelism, int dsps, int mostLuts, int mostFlipFlops) {
    SynapseArrayReport report = SynapseArrayReport.of(parallelism);
    LOG.info("\n{}", report.table());
    ResourceReport found = report.resources().get(parallelism);
    assertThat(found.dsp48e2()).isEqualTo(dsps);
    assertThat(SynapseArrayReport.luts(found)).isLessThanOrEqualTo(mostLuts);
    assertThat(found.ff()).isLessThanOrEqualTo(mostFlipFlops);
    assertThat(found.worstPath().lutLevels()).isLessThanOrEqualTo(4);
  }
}
