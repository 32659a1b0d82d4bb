package org.firefly.testing.random;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.program.FeatureMap;

/**
 * A layer without its values: enough to know whether an accelerator can run it, and how long.
 *
 * @param kind window, or packed
 * @param input what it sees
 * @param neurons output before pooling
 * @param stride window stride
 * @param pool OR of 2x2 blocks
 * @param readout membranes are the output
 * @param offsets windows over each input group; {@link WindowOffset#ZERO} alone for packed layers
 */
record LayerPlan(
    LayerKind kind,
    FeatureMap input,
    FeatureMap neurons,
    int stride,
    boolean pool,
    boolean readout,
    List<WindowOffset> offsets) {

  /** The cheapest layer that reads a map. */
  static LayerPlan cheapest(FeatureMap input) {
    FeatureMap one = new FeatureMap(1, 1, 1);
    List<WindowOffset> offsets = List.of(WindowOffset.ZERO);
    return new LayerPlan(LayerKind.WINDOW, input, one, 1, false, false, offsets);
  }

  boolean isPacked() {
    return kind == LayerKind.PACKED;
  }

  FeatureMap output() {
    int divisor = pool ? 2 : 1;
    return new FeatureMap(
        neurons.channels(), neurons.height() / divisor, neurons.width() / divisor);
  }

  /** Words of one input plane in one packed vector. */
  int vectorPlaneWords() {
    return neurons.positions() == 1 ? input.positions() : 1;
  }

  /** Passes of an output group when none is left out. */
  int passesPerGroup(AcceleratorConfig config) {
    int groups = config.groups(input.channels());
    return isPacked() ? ceil(groups * vectorPlaneWords(), 9) : groups * offsets.size();
  }

  /** Whether planes, rows, vectors and pass table fit the accelerator's memories. */
  boolean fits(AcceleratorConfig config, int batch) {
    int most = config.membraneDepth() / batch;
    int chunks = batch * neurons.positions() * passesPerGroup(config);
    return input.width() <= config.maxWidth()
        && neurons.positions() <= most
        && input.positions() <= most
        && passesPerGroup(config) <= config.passTableDepth()
        && (!isPacked() || chunks <= config.vectorChunks());
  }

  /**
   * Clocks of one block without any stall: those of the array, or of the tiles, or of the spikes,
   * whichever are more.
   */
  long clocks(AcceleratorConfig config, BlockSize size) {
    int passes = passesPerGroup(config);
    int groups = config.groups(neurons.channels());
    int tileClocks = config.tilePartBytes() / config.beatBytes();
    boolean resident = passes <= config.weightRingTiles();
    long tiles = (long) groups * passes * tileClocks * (resident ? 1 : size.timeSteps());
    int passClocks = Math.max(size.samples() * neurons.positions(), config.parallelism());
    long perGroup =
        isPacked()
            ? Math.max((long) passes * passClocks, planeClocks(config, size))
            : passes * Math.max(passClocks, planeClocks(config, size));
    return Math.max(tiles, size.timeSteps() * groups * perGroup);
  }

  /** Clocks in which the spikes of a pass, or of all vectors of a time step, enter. */
  private long planeClocks(AcceleratorConfig config, BlockSize size) {
    int wordsPerBeat = config.wordsPerBeat();
    if (isPacked()) {
      long runs = (long) neurons.positions() * config.groups(input.channels());
      return size.samples() * runs * ceil(vectorPlaneWords(), wordsPerBeat);
    }
    return (long) size.samples() * input.height() * ceil(input.width(), wordsPerBeat);
  }

  private static int ceil(int a, int b) {
    return (a + b - 1) / b;
  }
}
