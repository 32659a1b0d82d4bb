package org.firefly.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.firefly.architecture.isa.CHeader;
import org.firefly.architecture.isa.CoreShape;
import org.firefly.architecture.program.MemoryRegion;
import org.firefly.architecture.program.Program;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFolder;
import org.firefly.host.SpikePacker;
import org.firefly.host.file.HostException;
import org.firefly.runtime.BlockFormat;
import org.firefly.simulator.Simulator;
import org.firefly.simulator.memory.DeviceMemory;
import org.firefly.vivado.CoreBench;

/**
 * The memory of one core before and after a batch block of random spikes, for those who write a
 * driver of their own or simulate the core: {@code before.bin}, {@code after.bin}, {@code golden.h}
 * with what goes into the registers, {@code firefly.h}, and a test bench that needs no driver.
 * {@code docs/own-design.md} shows how they are used.
 */
final class GoldenImages {
  private static final long SEED = 1;
  private static final double DENSITY = 0.25;

  private final Program program;
  private final MemoryRegion output;
  private final long memoryBytes;

  private GoldenImages(Program program) {
    this.program = program;
    output = BlockFormat.of(program).output();
    memoryBytes = Math.max(program.memoryBytes(), program.image().length);
  }

  /**
   * Finds out whether the images can be written; nothing changes.
   *
   * @throws HostException if they cannot, or if the folder holds something
   */
  static void check(Path folder) {
    try {
      OutputFolder.check(folder);
      if (!OutputFolder.isMissingOrEmpty(folder)) {
        throw new HostException(
            "The folder " + folder + " for the images is not empty; delete it or choose another.");
      }
    } catch (IOException e) {
      throw new HostException(OutputException.of(folder, e).getMessage(), e);
    }
  }

  /**
   * Runs a full batch block on the simulator and writes the images.
   *
   * @throws HostException if they cannot be written
   * @throws InterruptedException when the thread was interrupted; then nothing was written
   */
  static void write(Program program, Path folder) throws InterruptedException {
    GoldenImages images = new GoldenImages(program);
    DeviceMemory memory = DeviceMemory.of(program);
    images.fillInput(memory);
    try (OutputFolder whole = new OutputFolder(folder)) {
      Path fresh = whole.temporary();
      Files.write(fresh.resolve("before.bin"), memory.bytes());
      Simulator.run(Simulator.prepare(program), memory, program.batch(), (layer, seen) -> {});
      Files.write(fresh.resolve("after.bin"), memory.bytes());
      Files.writeString(fresh.resolve("golden.h"), images.header());
      Files.writeString(fresh.resolve(CHeader.FILE_NAME), CHeader.text());
      Files.writeString(
          fresh.resolve(CoreBench.FILE_NAME),
          CoreBench.systemVerilog(program, images.memoryBytes, images.output));
      whole.finish();
    } catch (IOException e) {
      throw new HostException(OutputException.of(folder, e).getMessage(), e);
    }
  }

  private void fillInput(DeviceMemory memory) {
    Random random = new Random(SEED);
    SpikePacker packer = new SpikePacker(program.encoding().output());
    byte[] spikes = new byte[packer.spikes()];
    for (int sample = 0; sample < program.batch(); sample++) {
      for (int i = 0; i < spikes.length; i++) {
        spikes[i] = (byte) (random.nextDouble() < DENSITY ? 1 : 0);
      }
      packer.pack(spikes, memory.bytes(), sample);
    }
  }

  private String header() {
    CoreShape shape = CoreShape.of(program.config(), 0);
    return String.format(
        Locale.ROOT,
        """
        /* What a run from before.bin to after.bin takes; written by `firefly compile --golden`. */
        #ifndef FIREFLY_GOLDEN_H
        #define FIREFLY_GOLDEN_H

        #define GOLDEN_SHAPE 0x%Xu /* of core 0 */
        #define GOLDEN_MEMORIES 0x%Xu
        #define GOLDEN_MEMORY_BYTES %du
        #define GOLDEN_DESCRIPTORS 0x%Xu /* offset of the first */
        #define GOLDEN_DESCRIPTOR_COUNT %du
        #define GOLDEN_SAMPLES %du
        #define GOLDEN_OUTPUT_OFFSET 0x%Xu /* what a run must leave as in after.bin */
        #define GOLDEN_OUTPUT_BYTES %du

        #endif
        """,
        shape.shapeWord(),
        shape.memoriesWord(),
        memoryBytes,
        program.descriptorOffset(),
        program.descriptorCount(),
        program.batch(),
        output.offset(),
        output.bytes());
  }
}
