package org.firefly.accelerator.core;

import org.firefly.architecture.AcceleratorConfig;
import org.junit.jupiter.api.Test;

class ProbeReportTest {
  @Test
  void probe() {
    AcceleratorConfig config = AcceleratorConfig.ofParallelism(Integer.getInteger("p", 16));
    if (Boolean.getBoolean("blocks")) {
      CoreReport.of(config, (name, report) -> System.out.println("RESULT " + name + " " + report));
    } else {
      System.out.println("RESULT core " + CoreReport.ofCore(config));
    }
  }
}
