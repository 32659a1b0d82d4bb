package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of these are refused before the RTL is built. */
class WaveOptionsTest {
  @TempDir private Path folder;
  private Path model;
  private Path input;
  private Path wave;

  @BeforeEach
  void makeModelAndInput() {
    model = SmallNetwork.write(folder);
    wave = folder.resolve("layer.fst");
    input = folder.resolve("x.npy");
    NpyWriter.write(input, NpyArray.of(NpyType.INT8, new byte[2 * 64], 1, 2, 8, 8));
  }

  private String refusal(Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("run", model, "--input", input));
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray());
    assertThat(run.exitCode()).isNotZero();
    assertThat(wave).doesNotExist();
    return run.err();
  }

  @Test
  void oneOfThemAloneIsRefused() {
    String together =
        "--wave and --wave-layer belong together: a file, and the layer whose signals go there.";
    assertThat(refusal("--device", "rtl", "--wave", wave)).contains(together);
    assertThat(refusal("--device", "rtl", "--wave-layer", "readout")).contains(together);
  }

  @Test
  void aDeviceWithoutSignalsIsRefused() {
    assertThat(refusal("--wave", wave, "--wave-layer", "readout"))
        .contains("--wave needs signals, which only the RTL has; add --device rtl.");
  }

  @Test
  void anUnknownLayerIsRefusedWithThoseThatThereAre() {
    assertThat(refusal("--device", "rtl", "--wave", wave, "--wave-layer", "conv9"))
        .contains("--wave-layer 'conv9' is none of the layers that run on the accelerator: ")
        .contains("readout.");
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsRefused() {
    assertThat(refusal("--device", "rtl", "--wave", folder, "--wave-layer", "readout"))
        .contains(folder.toString());
  }
}
