package org.firefly.accelerator.synapse;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.Locale;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * Asks for the rows of one tile after the other, and tells the chains what to do with the row that
 * is there.
 *
 * <p>Rows 0 to 7 are asked for as soon as a tile is offered, and shifted in. Then the loader waits
 * for the swap, whose first position is on its way to slice 0 while row 8 is fetched; rows 8 to P -
 * 1 follow without a pause, because the wave cannot wait. The last row may be followed at once by
 * row 0 of the next tile, so that a swap every P clocks loses none.
 */
final class TileLoader extends Module {
  private static final int HALF = AcceleratorConfig.SLICES_PER_CHAIN;
  private static final int BLOCK = AcceleratorConfig.INPUTS_PER_CHAIN;

  /** The shift and swap lines reach each chain; a router may copy their registers. */
  private static final int MAX_FANOUT = 64;

  final TileOffer tile = input(TileOffer.type());

  /** Whether the first position of the loaded tile enters the array in this clock. */
  final Bool swap = input(bool());

  /** Whether {@link #swap} is allowed. */
  final Bool swapReady = output(bool());

  /** Whether {@link #swap} is allowed {@code swapLead} clocks from now, if none comes before. */
  final Bool swapSoon = output(bool());

  /** Whether the next row is wanted. */
  final Bool rowRequest = output(bool());

  /** For each block of lanes, whether the present row is shifted in. */
  final Vec<Bool> shift;

  /** For each block of lanes, bit k: slice k swaps and takes the present row on its C port. */
  final Vec<UInt> wave;

  private final int rowLatency;
  private final UInt row;
  private final Bool active = register(bool(), 0);

  TileLoader(SynapseArrayConfig config) {
    int rows = config.parallelism();
    rowLatency = config.rowLatency();
    row = register(uint(bitsFor(rows)), 0);
    shift = output(vec(config.blocks(), bool()));
    wave = output(vec(config.blocks(), uint(HALF)));
    Bool idle = active.not().and(row.eq(0));
    Bool loaded = active.not().and(row.eq(HALF));
    Bool lastOfFirstHalf = active.and(row.eq(HALF - 1));
    Bool lastOfTile = active.and(row.eq(rows - 1));
    tile.ready().set(idle.or(lastOfTile));
    swapReady.set(loaded.or(lastOfFirstHalf));
    long early = HALF - 1L - config.swapLead();
    Bool endsFirstHalf = active.and(row.lt(HALF)).and(row.ge(early));
    swapSoon.set(loaded.or(endsFirstHalf));
    rowRequest.set(active);
    when(active, () -> row.set(row.plus(1)));
    when(tile.ready(), () -> active.set(tile.valid())).elseWhen(swapReady, () -> active.set(swap));
    for (int block = 0; block < config.blocks(); block++) {
      controlBlock(block);
    }
  }

  /** Delays what the request means until the row is there; a reset ends what is under way. */
  private void controlBlock(int block) {
    Bool firstHalf = active.and(row.shiftRight(3).eq(2L * block));
    shift.get(block).set(replicable(atArrival("shift_reg_" + block, firstHalf)));
    Bool secondHalf = active.and(row.eq((long) BLOCK * block + HALF));
    Bool wavefront = replicable(atArrival("wavefront_" + block, secondHalf));
    UInt slices = wavefront;
    for (int k = 1; k < HALF; k++) {
      wavefront =
          replicable(
              named(String.format(Locale.ROOT, "wave_reg_%d_%d", block, k), next(wavefront, 0)));
      slices = wavefront.concat(slices);
    }
    wave.get(block).set(slices);
  }

  private Bool atArrival(String name, Bool atRequest) {
    Bool value = atRequest;
    for (int left = rowLatency; left > 0; left--) {
      value = named(name + "_" + left, next(value, 0));
    }
    return value;
  }

  private static Bool replicable(Bool register) {
    register.attribute("max_fanout", MAX_FANOUT);
    return register;
  }
}
