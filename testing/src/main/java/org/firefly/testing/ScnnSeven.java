package org.firefly.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.Program;
import org.firefly.testing.TestLayer.Term;

/** The seven accelerated layers of SCNN-7 with random weights, T = 4. */
public final class ScnnSeven {
  private static final int TIME_STEPS = 4;
  private static final int THRESHOLD = 1500;

  private final Random random;
  private final int parallelism;

  private ScnnSeven(int parallelism, long seed) {
    this.parallelism = parallelism;
    this.random = new Random(seed);
  }

  /** The program for P channels in parallel and blocks of up to {@code batch} samples. */
  public static Program program(int parallelism, int batch) {
    return program(AcceleratorConfig.ofParallelism(parallelism), batch);
  }

  /** The program for an accelerator and blocks of up to {@code batch} samples. */
  public static Program program(AcceleratorConfig config, int batch) {
    return ProgramBuilder.build(network(config, batch));
  }

  /** The layers for an accelerator and blocks of up to {@code batch} samples. */
  public static TestNetwork network(AcceleratorConfig config, int batch) {
    ScnnSeven make = new ScnnSeven(config.parallelism(), 7);
    List<TestLayer> layers =
        List.of(
            make.convolution(16, 32, 64, true),
            make.convolution(64, 16, 128, false),
            make.convolution(128, 16, 128, true),
            make.convolution(128, 8, 256, false),
            make.convolution(256, 8, 256, true),
            make.convolution(256, 4, 512, false),
            make.linear(512, 4, 10));
    return new TestNetwork(config, TIME_STEPS, batch, layers);
  }

  private TestLayer convolution(int in, int side, int out, boolean pool) {
    List<List<Term>> terms = new ArrayList<>();
    for (int group = 0; group < groups(out); group++) {
      List<Term> ofGroup = new ArrayList<>();
      for (int source = 0; source < groups(in); source++) {
        ofGroup.add(new Term(0, source, -1, -1, tile()));
      }
      terms.add(ofGroup);
    }
    FeatureMap input = new FeatureMap(in, side, side);
    return layer(LayerKind.WINDOW, input, new FeatureMap(out, side, side), pool, false, terms);
  }

  private TestLayer linear(int in, int side, int out) {
    List<Term> terms = new ArrayList<>();
    for (int chunk = 0; chunk < (groups(in) * side * side + 8) / 9; chunk++) {
      terms.add(new Term(0, chunk, 0, 0, tile()));
    }
    FeatureMap input = new FeatureMap(in, side, side);
    return layer(LayerKind.PACKED, input, new FeatureMap(out, 1, 1), false, true, List.of(terms));
  }

  private TestLayer layer(
      LayerKind kind,
      FeatureMap input,
      FeatureMap neurons,
      boolean pool,
      boolean readout,
      List<List<Term>> terms) {
    NeuronRule rule = NeuronRule.simple(true, MembraneReset.VALUE);
    NeuronConstants constants = NeuronConstants.resting(0, THRESHOLD, NeuronRule.NO_DECAY);
    return TestLayer.whole(
        kind,
        input,
        neurons,
        rule,
        pool,
        readout,
        terms,
        Collections.nCopies(neurons.channels(), constants),
        groups(input.channels()));
  }

  private int groups(int channels) {
    return (channels + parallelism - 1) / parallelism;
  }

  private int[][][] tile() {
    int[][][] tile = new int[parallelism][parallelism][9];
    for (int[][] out : tile) {
      for (int[] in : out) {
        Arrays.setAll(in, k -> Math.round((float) random.nextGaussian() * 25));
      }
    }
    return tile;
  }
}
