package org.firefly.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTextTest {
  @Test
  void ratesHaveNoExponent() {
    assertThat(ReportPrinter.rate(120.4)).isEqualTo("120");
    assertThat(ReportPrinter.rate(1234567)).isEqualTo("1234567");
    assertThat(ReportPrinter.rate(0.00123)).isEqualTo("0.0012");
  }

  @Test
  void escapeSequencesOfNamesDoNotReachATerminal() {
    Table table = new Table("layer");
    table.add("con\033[2Jv\n1");
    assertThat(table.toString()).isEqualTo("layer\ncon?[2Jv?1\n");
  }
}
