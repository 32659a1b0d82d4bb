package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.Program;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.runtime.Inference;
import org.firefly.runtime.LayerCounters;
import org.firefly.runtime.simulated.BlockObserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerWaveformTest {
  private static final int HEADER_BLOCK = 0;
  private static final int HEADER_BYTES = 329;
  private static final int TIMES_OF_A_CLOCK = 2;

  @TempDir private Path folder;

  /**
   * The header that an FST file begins with.
   *
   * @param start first time in it
   * @param end last time
   * @param variables signals that have names
   */
  private record Header(long start, long end, long variables) {
    static Header read(Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      assertThat(bytes.get()).isEqualTo((byte) HEADER_BLOCK);
      assertThat(bytes.getLong()).isEqualTo(HEADER_BYTES);
      long start = bytes.getLong();
      long end = bytes.getLong();
      bytes.getDouble(); // tells the order of bytes
      bytes.getLong(); // memory of the writer
      bytes.getLong(); // scopes
      return new Header(start, end, bytes.getLong());
    }

    double clocks() {
      return (double) (end + 1 - start) / TIMES_OF_A_CLOCK;
    }
  }

  private Inference run(Program program, int layer, Path file) throws InterruptedException {
    Recording recording = new LayerWaveform(layer, file);
    try (RtlDevice device =
        RtlDevice.open(program, AxiTiming.IDEAL, BlockObserver.NONE, clocks -> {}, recording)) {
      return SmallProgram.runBlock(device);
    }
  }

  /** A run starts some clocks before its first layer is counted from. */
  @Test
  void theFileHoldsTheClocksOfItsLayer() throws IOException, InterruptedException {
    Program program = SmallProgram.of(AcceleratorConfig.ofParallelism(16));
    for (int layer = 0; layer < program.layers().size(); layer++) {
      Path file = folder.resolve("layer" + layer + ".fst");
      Inference run = run(program, layer, file);
      LayerCounters counted = run.report().counters().orElseThrow().layers().get(layer);
      Header header = Header.read(file);
      assertThat(header.variables()).isGreaterThan(1000);
      assertThat(header.clocks()).isCloseTo(counted.clocks(), Offset.offset(8.0));
      assertThat(Files.size(file)).isGreaterThan(10_000);
    }
  }
}
