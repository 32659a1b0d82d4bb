package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;

/**
 * 9 P / 16 x P / 4 chains of DSP slices that add, in every clock, the weights of those of 9 P
 * inputs that fire, for P outputs.
 *
 * <p>The array never stalls: what enters as {@link #position} leaves as {@link #sums} {@link
 * SynapseArrayConfig#latency} clocks later. Meanwhile the next tile is loaded, in P clocks at best,
 * and the position that carries {@code swap} is the first to meet it; positions before it still
 * meet the old tile, since the swap ripples through the slices along with the spikes. Handshakes
 * and timing are shown in {@code docs/synapse-array.md}.
 */
public final class SynapseArray extends Module {
  private static final int TAPS = AcceleratorConfig.TAPS;
  private static final int SLICES = AcceleratorConfig.SLICES_PER_CHAIN;
  private static final int BLOCK = AcceleratorConfig.INPUTS_PER_CHAIN;
  private static final int OUTPUTS = AcceleratorConfig.OUTPUTS_PER_CHAIN;

  /** Offers tiles. */
  public final TileOffer tile = input(TileOffer.type());

  /** Whether the next row of the tile is wanted, {@code rowLatency} clocks from now. */
  public final Bool rowRequest = output(bool());

  /** The row asked for {@code rowLatency} clocks ago; byte {@code tap P + output lane}. */
  public final UInt row;

  /** Whether a position with {@code swap} may enter. */
  public final Bool swapReady = output(bool());

  /**
   * Whether a position with {@code swap} may enter {@code swapLead} clocks from now, if none enters
   * before: the rows that are still to come follow without a pause.
   */
  public final Bool swapSoon = output(bool());

  public final Position position;

  public final Sums sums;

  private final SynapseArrayConfig config;
  private final TileLoader loader;
  private final SpikeSkew skew;

  /** An array of the given shape. */
  public SynapseArray(SynapseArrayConfig config) {
    this.config = config;
    row = input(uint(config.rowBits()));
    position = input(Position.type(config));
    sums = output(Sums.type(config));
    loader = instance(new TileLoader(config));
    skew = instance(new SpikeSkew(config));
    connectLoader();
    skew.spikes.set(position.spikes());
    for (int column = 0; column < config.columns(); column++) {
      buildColumn(column);
    }
    sums.valid().set(validAfterLatency());
    checkProtocol();
  }

  private void connectLoader() {
    connect(loader.tile, tile);
    loader.swap.set(position.valid().and(position.swap()));
    swapReady.set(loader.swapReady);
    swapSoon.set(loader.swapSoon);
    rowRequest.set(loader.rowRequest);
  }

  /** The chains of four outputs, and the trees that add their sums. */
  private void buildColumn(int column) {
    List<List<SynapseChain>> chains = new ArrayList<>();
    for (int block = 0; block < config.blocks(); block++) {
      List<SynapseChain> taps = new ArrayList<>();
      for (int tap = 0; tap < TAPS; tap++) {
        taps.add(chain(tap, block, column));
      }
      chains.add(taps);
    }
    for (int i = 0; i < OUTPUTS; i++) {
      int output = i;
      List<SInt> blockSums = chains.stream().map(taps -> sumOfTaps(taps, output, column)).toList();
      sums.lane().get(OUTPUTS * column + i).set(joined(blockSums));
    }
  }

  private SynapseChain chain(int tap, int block, int column) {
    String name = String.format(Locale.ROOT, "chain_%d_%d_%d", tap, block, column);
    SynapseChain chain = instance(name, new SynapseChain());
    int firstByte = tap * config.parallelism() + OUTPUTS * column;
    chain.word.set(row.slice(8 * (firstByte + OUTPUTS) - 1, 8 * firstByte));
    chain.shift.set(loader.shift.get(block));
    chain.swap.set(loader.wave.get(block));
    int firstSpike = tap * config.parallelism() + BLOCK * block;
    chain.spikesA.set(skew.skewed.slice(firstSpike + SLICES - 1, firstSpike));
    chain.spikesC.set(skew.skewed.slice(firstSpike + BLOCK - 1, firstSpike + SLICES));
    return chain;
  }

  private SInt sumOfTaps(List<SynapseChain> taps, int output, int column) {
    String name = String.format(Locale.ROOT, "tree_%d_%d", column, output);
    AdderTree tree = instance(name, new AdderTree(TAPS, SynapseChain.SUM_BITS));
    tree.operands.forEach((operand, tap) -> operand.set(taps.get(tap).sums.get(output)));
    return tree.sum;
  }

  /** Adds the blocks' sums; a later block is sixteen clocks behind the one before. */
  private SInt joined(List<SInt> blockSums) {
    SInt total = blockSums.get(0);
    for (SInt later : blockSums.subList(1, blockSums.size())) {
      total = next(delay(total, BLOCK).add(later));
    }
    return total;
  }

  /** A chain of flip-flops with reset, so that what was under way at a reset is forgotten. */
  private Bool validAfterLatency() {
    Bool valid = position.valid();
    for (int i = 0; i < config.latency(); i++) {
      valid = next(valid, 0);
    }
    return valid;
  }

  private void checkProtocol() {
    Bool swaps = position.valid().and(position.swap());
    Bool hasTile = register(bool(), 0);
    when(swaps, () -> hasTile.set(true));
    assertThat("swap_only_when_tile_is_loaded", swaps.implies(swapReady));
    assertThat("position_only_with_tile", position.valid().implies(hasTile.or(swaps)));
  }
}
