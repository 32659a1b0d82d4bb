package org.firefly.hdl.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SynthesisGuardsTest {
  @Test
  void aConditionWithoutABlockGoesWithItsCheck() {
    String text =
        """
          always @(posedge clock) begin
            if (~reset)
              assert__a: assert(~x);
            y <= x;
          end
        """;
    assertThat(SynthesisGuards.around(text))
        .isEqualTo(
            """
              always @(posedge clock) begin
            `ifndef SYNTHESIS
                if (~reset)
                  assert__a: assert(~x);
            `endif
                y <= x;
              end
            """);
  }

  @Test
  void checksOfABlockShareAGuardAndMayTakeSeveralLines() {
    String text =
        """
            if (~reset) begin
              assert__a: assert(x);
              cover__b:
                cover(x
                      & y);
            end
            if (~reset)
              assume__c: assume(y);
        """;
    assertThat(SynthesisGuards.around(text))
        .isEqualTo(
            """
                if (~reset) begin
            `ifndef SYNTHESIS
                  assert__a: assert(x);
                  cover__b:
                    cover(x
                          & y);
            `endif
                end
            `ifndef SYNTHESIS
                if (~reset)
                  assume__c: assume(y);
            `endif
            """);
  }
}
