package org.firefly.accelerator.spike;

import static org.firefly.accelerator.spike.SpikeSizes.TAPS;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * Sorts the chunks of packed planes into the vector buffer: word i of a vector goes to bank i mod
 * 9, address (i div 9) x positions + q for position q.
 *
 * <p>A chunk is written one clock after it came; throughput one chunk per clock. Only additions are
 * needed: the words of a plane begin, for every position, in the bank and chunk in which those of
 * the plane before end at position 0.
 */
final class VectorGather extends Module {
  private static final int BANK_BITS = bitsFor(TAPS);

  /** Whether a chunk is taken. */
  final Bool take = input(bool());

  final Chunk chunk;

  /** Half of the buffer that is gathered. */
  final Bool half = input(bool());

  final UInt positions;

  /** To {@link VectorBuffer#write}. */
  final UInt write = output(uint(TAPS));

  final Vec<UInt> writeAddress;

  final Vec<UInt> word;

  /** Chunks of nine words in the vector gathered last, without the incomplete one at its end. */
  final UInt fullChunks;

  /** Words of that incomplete chunk. */
  final UInt restWords = output(uint(BANK_BITS));

  private final SpikeSizes sizes;
  private final Place now;
  private final Place rowStart;
  private final Place planeEnd;
  private final Bool firstRow = register(bool(), 1);
  private final UInt rest = register(uint(BANK_BITS));
  private final UInt chunks;

  /** A bank, and an address that is the same for all words of a position's chunk. */
  private record Place(UInt bank, UInt address, UInt chunk) {}

  VectorGather(SpikeSizes sizes) {
    this.sizes = sizes;
    int bits = sizes.vectorAddressBits();
    chunk = input(Chunk.type(sizes.widths()));
    positions = input(uint(bits));
    writeAddress = output(vec(TAPS, uint(bits + 1)));
    word = output(vec(TAPS, uint(sizes.lanes())));
    fullChunks = output(uint(bits + 1));
    now = place("now", 0);
    rowStart = place("row_start", 1);
    planeEnd = place("plane_end", 0);
    chunks = register(uint(bits + 1));
    fullChunks.set(chunks);
    restWords.set(rest);
    UInt following = named("following", now.address.plus(positions));
    describeWrite(following);
    when(take, () -> advance(end(following)));
  }

  private Place place(String name, int firstAddress) {
    return new Place(
        named(name + "_bank", register(uint(BANK_BITS), 0)),
        named(name + "_address", register(uint(sizes.vectorAddressBits()), firstAddress)),
        named(name + "_chunk", register(uint(sizes.vectorAddressBits() + 1), 0)));
  }

  /** Where the word behind this chunk goes. */
  private Place end(UInt following) {
    UInt sum = now.bank.add(chunk.count()).truncate(BANK_BITS + 1);
    Bool wraps = named("wraps", sum.ge(TAPS));
    return new Place(
        named("end_bank", mux(wraps, sum.minus(TAPS), sum).truncate(BANK_BITS)),
        named("end_address", mux(wraps, following, now.address)),
        named("end_chunk", now.chunk.plus(wraps)));
  }

  private void advance(Place end) {
    when(
            chunk.lastOfPlane(),
            () -> {
              firstRow.set(true);
              startPlane(end);
            })
        .elseWhen(
            chunk.lastOfRow(),
            () -> {
              firstRow.set(false);
              go(now, rowStart);
              rowStart.address.set(rowStart.address.plus(1));
              when(firstRow, () -> go(planeEnd, end));
            })
        .otherwise(() -> go(now, end));
  }

  private void startPlane(Place end) {
    Place start = choice(firstRow, end, planeEnd);
    when(
            chunk.lastOfVector(),
            () -> {
              go(now, new Place(zero(now.bank), zero(now.address), zero(now.chunk)));
              rowStart.bank.set(0);
              rowStart.address.set(1);
              rowStart.chunk.set(0);
              chunks.set(start.chunk);
              rest.set(start.bank);
            })
        .otherwise(
            () -> {
              go(now, start);
              go(rowStart, new Place(start.bank, start.address.plus(1), start.chunk));
            });
  }

  private static UInt zero(UInt like) {
    return literal(0, like.width());
  }

  private static Place choice(Bool condition, Place whenTrue, Place whenFalse) {
    return new Place(
        mux(condition, whenTrue.bank, whenFalse.bank),
        mux(condition, whenTrue.address, whenFalse.address),
        mux(condition, whenTrue.chunk, whenFalse.chunk));
  }

  private static void go(Place to, Place from) {
    to.bank.set(from.bank);
    to.address.set(from.address);
    to.chunk.set(from.chunk);
  }

  private void describeWrite(UInt following) {
    List<UInt> words = Selection.words(chunk.words(), sizes.lanes());
    List<Bool> enables = new ArrayList<>();
    for (int bank = 0; bank < TAPS; bank++) {
      UInt distance = named("distance_" + bank, distance(bank));
      enables.add(next(take.and(distance.lt(chunk.count())), 0));
      UInt index = distance.truncate(bitsFor(words.size()));
      word.get(bank).set(next(Selection.choose(index, words)));
      UInt address = mux(now.bank.gt(bank), following, now.address);
      writeAddress.get(bank).set(next(half.concat(address)));
    }
    Collections.reverse(enables);
    write.set(concat(enables));
  }

  /** (bank - start bank) mod 9: the word of the chunk that goes to a bank. */
  private UInt distance(int bank) {
    UInt direct = literal(bank, BANK_BITS).minus(now.bank);
    return mux(now.bank.gt(bank), direct.plus(TAPS), direct);
  }
}
