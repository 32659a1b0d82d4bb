package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.firefly.hdl.tool.ExternalTool.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole core with the vendor's model of the DSP slice, which this project does not have. Not
 * among the tests of the build, which could only pass over it; {@code interop/rtl/vendor-dsp} runs
 * it.
 */
class VendorDsp {
  private static final String PROPERTY = "firefly.dsp48e2";

  @Test
  void theVendorsSliceGivesTheSameResultInTheSameClocks(@TempDir Path folder) throws IOException {
    String name = System.getProperty(PROPERTY);
    assertThat(name).as("-D%s=FILE names the vendor's DSP48E2.v", PROPERTY).isNotNull();
    Path slice = Path.of(name).toAbsolutePath();
    Path reset = slice.getParent().resolveSibling("glbl.v");
    assertThat(slice).isRegularFile();
    assertThat(reset).as("in the vendor's folders glbl.v lies above unisims").isRegularFile();
    Result result = IcarusCore.compile(folder, "-s glbl '%s' '%s'".formatted(reset, slice)).run();
    assertThat(result.output()).isEqualTo(IcarusCore.EQUAL);
    assertThat(result.exitCode()).isZero();
  }
}
