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
 * <p>A chunk is written two clock edges after it came; throughput one chunk per clock. Only
 * additions are needed: the words of a plane begin, for every position, in the bank and chunk in
 * which those of the plane before end at position 0.
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
  private final Place planeStart;
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
    now = place("now");
    planeStart = place("plane_start");
    planeEnd = place("plane_end");
    chunks = register(uint(bits + 1));
    fullChunks.set(chunks);
    restWords.set(rest);
    UInt following = named("following", now.address.plus(positions));
    describeWrite(following);
    when(take, () -> advance(end(following)));
  }

  private Place place(String name) {
    return new Place(
        named(name + "_bank", register(uint(BANK_BITS), 0)),
        named(name + "_address", register(uint(sizes.vectorAddressBits()), 0)),
        named(name + "_chunk", register(uint(sizes.vectorAddressBits() + 1), 0)));
  }

  /** Where the word behind this chunk goes. */
  private Place end(UInt following) {
    UInt place = named("end_place", endPlace());
    Bool wraps = named("wraps", place.bit(BANK_BITS));
    return new Place(
        named("end_bank", place.truncate(BANK_BITS)),
        named("end_address", mux(wraps, following, now.address)),
        named("end_chunk", mux(wraps, now.chunk.plus(1), now.chunk)));
  }

  /** (bank + count) mod 9, and above it whether it wraps: a table, shorter than two additions. */
  private UInt endPlace() {
    UInt index = now.bank.concat(chunk.count());
    int counts = 1 << chunk.count().width();
    List<UInt> table = new ArrayList<>();
    for (int i = 0; i < 1 << index.width(); i++) {
      int sum = i / counts % TAPS + Math.min(i % counts, sizes.wordsPerBeat());
      table.add(literal((sum / TAPS << BANK_BITS) + sum % TAPS, BANK_BITS + 1));
    }
    return Selection.choose(index, table);
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
              UInt address = planeStart.address.plus(1);
              go(now, new Place(planeStart.bank, address, planeStart.chunk));
              planeStart.address.set(address);
              when(firstRow, () -> go(planeEnd, end));
            })
        .otherwise(() -> go(now, end));
  }

  private void startPlane(Place end) {
    Place start = choice(firstRow, end, planeEnd);
    Place zero = new Place(zero(now.bank), zero(now.address), zero(now.chunk));
    Place next = choice(chunk.lastOfVector(), zero, start);
    go(now, next);
    go(planeStart, next);
    when(
        chunk.lastOfVector(),
        () -> {
          chunks.set(start.chunk);
          rest.set(start.bank);
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

  /** Registers the chunk and where it goes; words are sorted behind, on the way to the banks. */
  private void describeWrite(UInt following) {
    List<UInt> words = Selection.words(next(chunk.words()), sizes.lanes());
    UInt here = next(half.concat(now.address));
    UInt there = next(half.concat(following));
    List<Bool> enables = new ArrayList<>();
    for (int bank = 0; bank < TAPS; bank++) {
      UInt distance = named("distance_" + bank, distance(bank));
      enables.add(next(take.and(distance.lt(chunk.count())), 0));
      UInt index = named("index_" + bank, next(distance.truncate(bitsFor(words.size()))));
      word.get(bank).set(Selection.choose(index, words));
      Bool wrapped = named("wrapped_" + bank, next(now.bank.gt(bank)));
      writeAddress.get(bank).set(mux(wrapped, there, here));
    }
    Collections.reverse(enables);
    write.set(concat(enables));
  }

  /** (bank - start bank) mod 9: the word of the chunk that goes to a bank. */
  private UInt distance(int bank) {
    List<UInt> table = new ArrayList<>();
    for (int start = 0; start < 1 << BANK_BITS; start++) {
      table.add(literal(Math.floorMod(bank - start, TAPS), BANK_BITS));
    }
    return Selection.choose(now.bank, table);
  }
}
