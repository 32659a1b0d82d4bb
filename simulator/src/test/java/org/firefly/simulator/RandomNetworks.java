package org.firefly.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.FeatureMap;
import org.firefly.architecture.LayerKind;
import org.firefly.architecture.NeuronRule;
import org.firefly.simulator.TestLayer.Term;

/** Draws small networks of every kind; the seed determines them. */
final class RandomNetworks {
  private final Random random;

  RandomNetworks(long seed) {
    this.random = new Random(seed);
  }

  TestNetwork network() {
    int parallelism = random.nextInt(4) == 0 ? 32 : 16;
    AcceleratorConfig config =
        new AcceleratorConfig(
            parallelism, 1, 16 + random.nextInt(9), 8192, 64, 256, 1024, 1024, 128);
    FeatureMap map = new FeatureMap(1 + random.nextInt(40), side(), side());
    int count = 1 + random.nextInt(3);
    List<TestLayer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TestLayer layer = layer(config, map, i == count - 1 && random.nextBoolean());
      layers.add(layer);
      map = layer.output();
    }
    return new TestNetwork(config, 1 + random.nextInt(8), 1 + random.nextInt(8), layers);
  }

  private int side() {
    return random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(8);
  }

  private TestLayer layer(AcceleratorConfig config, FeatureMap input, boolean readout) {
    LayerKind kind = random.nextInt(3) == 0 ? LayerKind.PACKED : LayerKind.WINDOW;
    int channels = random.nextInt(6) == 0 ? 65 + random.nextInt(130) : 1 + random.nextInt(40);
    FeatureMap neurons = new FeatureMap(channels, side(), side());
    if (kind == LayerKind.PACKED) {
      boolean linear = random.nextBoolean();
      neurons = new FeatureMap(channels, linear ? 1 : input.height(), linear ? 1 : input.width());
    }
    boolean pool =
        !readout && neurons.height() > 1 && neurons.width() > 1 && random.nextInt(3) == 0;
    NeuronRule rule =
        new NeuronRule(
            random.nextBoolean() ? NeuronRule.NO_DECAY : random.nextInt(32769),
            random.nextBoolean(),
            random.nextBoolean());
    int groups = config.groups(channels);
    int extreme = random.nextInt(5);
    int strips =
        kind == LayerKind.WINDOW && neurons.height() >= 4 && random.nextInt(3) == 0 ? 2 : 1;
    TestLayer shape =
        new TestLayer(
            kind,
            input,
            neurons,
            kind == LayerKind.WINDOW ? 1 + random.nextInt(2) : 1,
            rule,
            pool,
            readout,
            List.of(),
            parameters(config, channels, extreme == 0, true),
            parameters(config, channels, extreme == 1, false),
            strips);
    return withTerms(shape, terms(config, shape, groups));
  }

  private static TestLayer withTerms(TestLayer s, List<List<Term>> terms) {
    return new TestLayer(
        s.kind(),
        s.input(),
        s.neurons(),
        s.stride(),
        s.rule(),
        s.pool(),
        s.readout(),
        terms,
        s.bias(),
        s.threshold(),
        s.strips());
  }

  /** Small values around zero, or anything that fits a membrane. */
  private int[] parameters(AcceleratorConfig config, int count, boolean extreme, boolean signed) {
    int bits = extreme ? config.membraneBits() : 9;
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      int value = random.nextInt(1 << bits) - (1 << bits - 1);
      values[i] = signed || extreme || random.nextInt(20) == 0 ? value : Math.abs(value) * 3;
    }
    return values;
  }

  private List<List<Term>> terms(AcceleratorConfig config, TestLayer layer, int groups) {
    IntSupplier weights = weights();
    List<int[]> places = places(config, layer);
    List<List<Term>> terms = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int real =
          Math.min(config.parallelism(), layer.neurons().channels() - group * config.parallelism());
      List<Term> ofGroup = new ArrayList<>();
      for (int[] place : places) {
        if (ofGroup.isEmpty() || random.nextInt(6) > 0) {
          int[][][] tile = tile(config, layer, real, place[0], weights);
          ofGroup.add(new Term(place[0], place[1], place[2], tile));
        }
      }
      terms.add(ofGroup);
    }
    return terms;
  }

  private List<int[]> places(AcceleratorConfig config, TestLayer layer) {
    int inputGroups = config.groups(layer.input().channels());
    List<int[]> places = new ArrayList<>();
    if (layer.kind() == LayerKind.PACKED) {
      int words = inputGroups * layer.vectorPlaneWords();
      for (int chunk = 0; chunk < (words + 8) / 9; chunk++) {
        places.add(new int[] {chunk, 0, 0});
      }
      return places;
    }
    int offsets = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
    boolean native3x3 = random.nextBoolean();
    for (int i = 0; i < offsets; i++) {
      // A strip moves its windows down, which far offsets would not survive.
      int far = layer.strips() == 1 && random.nextInt(10) == 0 ? 16 : 4;
      int oy = native3x3 && i == 0 ? -1 : random.nextInt(2 * far) - far;
      int ox = native3x3 && i == 0 ? -1 : random.nextInt(2 * far) - far;
      for (int group = 0; group < inputGroups; group++) {
        places.add(new int[] {group, oy, ox});
      }
    }
    return places;
  }

  private int[][][] tile(
      AcceleratorConfig config, TestLayer layer, int outs, int source, IntSupplier weights) {
    int p = config.parallelism();
    int[][][] tile = new int[p][p][9];
    for (int out = 0; out < outs; out++) {
      for (int in = 0; in < p; in++) {
        for (int k = 0; k < 9; k++) {
          tile[out][in][k] = exists(config, layer, source, in, k) ? weights.getAsInt() : 0;
        }
      }
    }
    return tile;
  }

  private static boolean exists(
      AcceleratorConfig config, TestLayer layer, int source, int in, int k) {
    int group = source;
    if (layer.kind() == LayerKind.PACKED) {
      group = (9 * source + k) / layer.vectorPlaneWords();
    }
    return group * config.parallelism() + in < layer.input().channels();
  }

  private IntSupplier weights() {
    return switch (random.nextInt(6)) {
      case 0 -> () -> -128;
      case 1 -> () -> 127;
      case 2 -> () -> random.nextInt(4) == 0 ? random.nextInt(256) - 128 : 0;
      case 3 -> () -> (int) Math.max(-128, Math.min(127, Math.round(random.nextGaussian() * 20)));
      default -> () -> random.nextInt(256) - 128;
    };
  }

  boolean[][][][][] spikes(TestNetwork network, int samples) {
    FeatureMap map = network.input();
    double density = random.nextInt(6) == 0 ? random.nextInt(2) : random.nextDouble();
    boolean[][][][][] spikes =
        new boolean[samples][network.timeSteps()][map.channels()][map.height()][map.width()];
    for (boolean[][][][] sample : spikes) {
      for (boolean[][][] step : sample) {
        for (boolean[][] channel : step) {
          for (boolean[] row : channel) {
            for (int x = 0; x < row.length; x++) {
              row[x] = random.nextDouble() < density;
            }
          }
        }
      }
    }
    return spikes;
  }

  int samples(TestNetwork network) {
    return 1 + random.nextInt(network.batch());
  }
}
