package org.firefly.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.host.file.Json;
import org.firefly.report.model.Synthesis;
import org.junit.jupiter.api.Test;

final class SynthesisPageTest {
  private static final Synthesis SYNTHESIS =
      new Synthesis(
          "kv260",
          "xck26",
          16,
          2,
          AcceleratorConfig.ofParallelism(16),
          List.of(
              new Synthesis.Block("write-dma", 289, 88, 482, 0, 0, 0, 3),
              new Synthesis.Block("core", 14415, 2521, 12178, 304, 44.5, 8, 5)),
          List.of(
              new Synthesis.Use("LUT", 28830, 117120, 28830.0 / 117120),
              new Synthesis.Use("URAM", 0, 0, 0)),
          new Synthesis.Path(5, "a<b", "c"));

  @Test
  void thePageShowsBlocksAndDeviceAndHoldsTheJson() throws Exception {
    String page = SynthesisPage.of(SYNTHESIS);
    assertThat(page)
        .contains("<title>Accelerator of kv260</title>")
        .contains("<data value=\"14415\">14 415</data>", "<data value=\"44.5\">44.5</data>")
        .contains("from a&lt;b to c");
    String start = "<script id=\"report\" type=\"application/json\">";
    int from = page.indexOf(start) + start.length();
    assertThat(Json.INDENTED.readTree(page.substring(from, page.indexOf("</script>", from))))
        .isEqualTo(Json.INDENTED.readTree(Json.INDENTED.writeValueAsString(SYNTHESIS)));
  }

  @Test
  void whatTheDeviceLacksIsLeftOut() {
    assertThat(SynthesisPage.of(SYNTHESIS)).doesNotContain("<th scope=\"row\">URAM</th>");
  }
}
