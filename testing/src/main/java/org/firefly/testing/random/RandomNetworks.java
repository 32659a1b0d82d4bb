package org.firefly.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.testing.TestLayer;
import org.firefly.testing.TestNetwork;
import org.firefly.testing.TestRun;
import org.firefly.testing.coverage.Cell;
import org.firefly.testing.coverage.LayerShape;
import org.firefly.testing.coverage.ResetKind;
import org.firefly.testing.coverage.StepClass;

/**
 * Draws networks of all kinds of layers and what they are fed. Sizes are drawn freely; a layer that
 * does not fit the accelerator or its share of the clocks is drawn again, smaller.
 */
public final class RandomNetworks {
  private static final List<ResetKind> FIRING =
      List.of(ResetKind.HARD, ResetKind.SOFT, ResetKind.LATE);

  /** Networks that are drawn until one fits. */
  private static final int MOST_NETWORKS = 2000;

  /** Networks after which the largest size is halved. */
  private static final int NETWORKS_PER_SIZE = 8;

  /** How often the largest size is halved where there are so many time steps that few fit. */
  private static final int LONG_RUN_SHRINK = 5;

  /** Layers that are drawn until one fits. */
  private static final int MOST_LAYERS = 24;

  /** Layers after which the largest size is halved. */
  private static final int LAYERS_PER_SIZE = 3;

  private final Random random;
  private final NetworkRequest request;
  private final AcceleratorConfig config;
  private final SizeDrawer sizes;
  private final PlanDrawer plans;

  private RandomNetworks(NetworkRequest request, long seed) {
    this.random = new Random(seed);
    this.request = request;
    this.config = request.config();
    this.sizes = new SizeDrawer(random, config);
    this.plans = new PlanDrawer(random, config);
  }

  /**
   * The network of a seed.
   *
   * @throws IllegalArgumentException when the accelerator is too small for what is requested
   */
  public static TestRun draw(NetworkRequest request, long seed) {
    return new RandomNetworks(request, seed).draw();
  }

  private TestRun draw() {
    for (int i = 0; i < MOST_NETWORKS; i++) {
      BlockSize size = request.cell().map(sizes::block).orElseGet(sizes::block);
      int shrink = size.timeSteps() > StepClass.MANY.most() ? LONG_RUN_SHRINK : 0;
      List<LayerPlan> layers = layers(size, shrink + i / NETWORKS_PER_SIZE);
      if (!layers.isEmpty()) {
        return fill(layers, size);
      }
    }
    throw new IllegalArgumentException(
        "No network fits the accelerator and "
            + request.mostClocks()
            + " clocks"
            + request.cell().map(cell -> " and hits " + cell).orElse("")
            + "; raise the number of clocks.");
  }

  /** The layers of a network, or none when one of them could not be drawn. */
  private List<LayerPlan> layers(BlockSize size, int shrink) {
    int count =
        request.leastLayers() + random.nextInt(request.mostLayers() - request.leastLayers() + 1);
    boolean readout = endsInReadout(count);
    int target = target(count, readout);
    long clocks = request.mostClocks();
    FeatureMap map = sizes.map(shrink);
    List<LayerPlan> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<Cell> wanted = i == target ? request.cell() : Optional.empty();
      boolean last = i == count - 1;
      Share share = new Share(size, count - 1 - i, clocks);
      Optional<LayerPlan> layer = layer(map, readout && last, wanted, i > 0, share);
      if (layer.isEmpty()) {
        return List.of();
      }
      layers.add(layer.get());
      clocks -= layer.get().clocks(config, size);
      map = layer.get().output();
    }
    return layers;
  }

  private boolean endsInReadout(int count) {
    boolean any = random.nextBoolean();
    return request
        .cell()
        .map(cell -> cell.reset() == ResetKind.READOUT || count > 1 && any)
        .orElse(any);
  }

  /** The layer that hits the wanted cell; a readout is the last one, and only a readout. */
  private int target(int count, boolean readout) {
    if (request.cell().isEmpty()) {
      return -1;
    }
    if (request.cell().get().reset() == ResetKind.READOUT) {
      return count - 1;
    }
    return readout && count > 1 ? random.nextInt(count - 1) : random.nextInt(count);
  }

  /**
   * What is left of the clocks.
   *
   * @param size T and N
   * @param layersBehind layers that follow
   * @param clocks for this layer and those
   */
  private record Share(BlockSize size, int layersBehind, long clocks) {}

  private Optional<LayerPlan> layer(
      FeatureMap input, boolean readout, Optional<Cell> wanted, boolean croppable, Share share) {
    boolean greedy = random.nextInt(4) == 0;
    long reserved = share.layersBehind() * NetworkRequest.LEAST_CLOCKS_PER_LAYER;
    long most = greedy ? share.clocks() - reserved : share.clocks() / (share.layersBehind() + 1);
    for (int i = 0; i < MOST_LAYERS; i++) {
      LayerPlan plan = plans.draw(input, readout, wanted, croppable, i / LAYERS_PER_SIZE);
      if (isWanted(plan, wanted) && isPossible(plan, share, most)) {
        return Optional.of(plan);
      }
    }
    return Optional.empty();
  }

  /** A 1x1 convolution of a map of one position is a fully connected layer. */
  private static boolean isWanted(LayerPlan plan, Optional<Cell> wanted) {
    boolean pointwise = wanted.map(cell -> cell.shape() == LayerShape.POINTWISE).orElse(false);
    return !pointwise || plan.neurons().positions() > 1;
  }

  private boolean isPossible(LayerPlan plan, Share share, long most) {
    BlockSize size = share.size();
    long clocks = plan.clocks(config, size);
    if (!plan.fits(config, size.batch()) || clocks > most) {
      return false;
    }
    LayerPlan next = LayerPlan.cheapest(plan.output());
    long behind = share.layersBehind() * next.clocks(config, size);
    return next.fits(config, size.batch()) && clocks + behind <= share.clocks();
  }

  private TestRun fill(List<LayerPlan> plans, BlockSize size) {
    ValueDrawer values = new ValueDrawer(random, config);
    List<TestLayer> layers = new ArrayList<>();
    for (LayerPlan plan : plans) {
      layers.add(values.layer(plan, reset(), size));
    }
    TestNetwork network = new TestNetwork(config, size.timeSteps(), size.batch(), layers);
    return new TestRun(network, RandomSpikes.block(random, size, network.input()));
  }

  /** As the wanted cell says, in all layers; they count for other cells, too. */
  private ResetKind reset() {
    ResetKind any = FIRING.get(random.nextInt(FIRING.size()));
    return request.cell().map(Cell::reset).filter(FIRING::contains).orElse(any);
  }
}
