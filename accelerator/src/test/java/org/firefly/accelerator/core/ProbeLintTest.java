package org.firefly.accelerator.core;

import java.nio.file.Path;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.Test;

class ProbeLintTest {
  @Test
  void probe() {
    Elaboration.of(new FireFly(AcceleratorConfig.ofParallelism(16)))
        .toSystemVerilogPerModule()
        .writeTo(Path.of("/tmp/ff/sv16"));
  }
}
