package org.firefly.benchmarks;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.FirstLayerPlace;
import org.firefly.compiler.options.Input;
import org.firefly.host.HostDecoder;
import org.firefly.host.HostEncoder;
import org.firefly.host.samples.CurrentSource;
import org.firefly.network.NetworkString;
import org.firefly.runtime.BatchBlock;
import org.firefly.runtime.BlockFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Images per second of the host's share of a network on two threads: first layer (of SCNN-7: 3
 * channels of 32x32 pixels, 16c3, T = 4) and packing, or cutting pixels into bits where the chip
 * has the first layer, and decoding of the readout.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@OperationsPerInvocation(Workload.BATCH)
public class HostSideBenchmark {
  private static final double PIXEL = 1.0 / 255;

  /** The program and images of noise, shared by both threads. */
  @State(Scope.Benchmark)
  public static class Images implements CurrentSource {
    /** The network, as a string. */
    @Param(Workload.NETWORK)
    public String network;

    /** T. */
    @Param("" + Workload.TIME_STEPS)
    public int timeSteps;

    /** Where the first layer runs. */
    @Param({"HOST", "CHIP"})
    public FirstLayerPlace place;

    private final byte[][] images = new byte[Workload.IMAGES][];
    private FeatureMap map;
    private BlockFormat format;
    private HostEncoder encoder;

    /** Compiles the network. */
    @Setup
    public void compile() {
      CompilerOptions options =
          CompilerOptions.of(AcceleratorConfig.ofParallelism(16))
              .withTimeSteps(timeSteps)
              .withBatch(Workload.BATCH)
              .withFirstLayer(place)
              .withInput(Input.ofScale(PIXEL).withBits(Optional.of(InputBits.PIXELS)));
      Program program =
          Compiler.compile(NetworkString.parse(network).toNetwork(Workload.SEED), options)
              .program();
      map = program.encoding().input();
      Random random = new Random(Workload.SEED);
      for (int i = 0; i < images.length; i++) {
        images[i] = new byte[map.size()];
        random.nextBytes(images[i]);
      }
      format = BlockFormat.of(program);
      encoder = HostEncoder.of(format.encoding(), this);
    }

    @Override
    public int count() {
      return images.length;
    }

    @Override
    public FeatureMap map() {
      return map;
    }

    @Override
    public void read(int sample, double[] target) {
      for (int i = 0; i < target.length; i++) {
        target[i] = Byte.toUnsignedInt(images[sample][i]) * PIXEL;
      }
    }

    @Override
    public boolean copyBytes(int sample, double size, byte[] target) {
      System.arraycopy(images[sample], 0, target, 0, target.length);
      return true;
    }
  }

  /** The buffers of one thread. */
  @State(Scope.Thread)
  public static class Buffers {
    private BatchBlock block;
    private int first;
  }

  /** Encodes a block of images and decodes a block of results. */
  @Benchmark
  public int[][] hostSide(Images images, Buffers buffers) {
    if (buffers.block == null) {
      buffers.block = images.format.newBlock();
    }
    images.encoder.encode(buffers.first, Workload.BATCH, buffers.block.input());
    buffers.first = (buffers.first + Workload.BATCH) % Workload.IMAGES;
    return HostDecoder.decode(images.format.decoding(), buffers.block.output(), Workload.BATCH);
  }
}
