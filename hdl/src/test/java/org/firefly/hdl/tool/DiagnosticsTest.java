package org.firefly.hdl.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  @Test
  void eachErrorIsOneSentenceWithItsJavaLine() {
    String output =
        """
        Top.java:9:1: error: sink "x" not fully initialized in "Top"
        Top.java:9:1: note: see here
        Top.java:12:1: error: something else
        """;
    assertThat(Diagnostics.explain(output))
        .isEqualTo(
            """
            Top.java:9: 'x' of module Top is not driven in every case; drive it or give it a default before the when
            Top.java:12: something else""");
  }

  @Test
  void locationInTheTemporaryFileIsLeftOut() {
    assertThat(Diagnostics.explain("/tmp/x1/circuit.fir:3:10: error: wrong\n")).isEqualTo("wrong");
  }

  @Test
  void outputWithoutErrorsIsShownAsItIs() {
    assertThat(Diagnostics.explain("Segmentation fault\n"))
        .isEqualTo("firtool failed: Segmentation fault");
  }
}
