package org.firefly.accelerator.spike;

import static org.firefly.accelerator.spike.SpikeSizes.ROW_BANKS;
import static org.firefly.accelerator.spike.SpikeSizes.ROW_NUMBER_BITS;
import static org.firefly.accelerator.spike.SpikeSizes.TAPS;
import static org.firefly.accelerator.spike.SpikeSizes.WINDOW;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.Stream;

/**
 * Holds what arrives until no position needs it: rows in the row memory, packed vectors in the
 * vector buffer.
 *
 * <p>One chunk per clock. Rows count as arrived one clock after their last chunk, vectors too. Both
 * memories answer the present position three clocks later.
 */
final class SpikeStore extends Module {
  final Stream<Chunk> chunk;
  final Bool packedMode = input(bool());

  /** Positions of a pass. */
  final UInt positions;

  /** The position before the gate. */
  final ReadyPosition step;

  /** Whether {@link #firstNeeded} holds. */
  final Bool releases = input(bool());

  /** To {@link RowLedger#firstNeeded}. */
  final UInt firstNeeded = input(uint(ROW_NUMBER_BITS));

  /** Whether the vector of the position is no longer needed after this clock. */
  final Bool freesVector = input(bool());

  /** To {@link RowLedger#windowTop}. */
  final UInt windowTop = output(uint(ROW_NUMBER_BITS));

  /** Bit h: half h of the vector buffer is complete. */
  final UInt vectors = output(uint(2));

  /** To {@link RowMemory#row}. */
  final Vec<UInt> row;

  /** To {@link VectorBuffer#words}. */
  final UInt vectorWords;

  /** To {@link VectorGather#fullChunks}. */
  final UInt fullChunks;

  /** To {@link VectorGather#restWords}. */
  final UInt restWords = output(uint(bitsFor(TAPS)));

  private final Bool gatherHalf = register(bool(), 0);
  private final Vec<Bool> full = register(vec(2, bool()), 0);

  SpikeStore(SpikeSizes sizes) {
    chunk = input(stream(Chunk.type(sizes.widths())));
    positions = input(uint(sizes.vectorAddressBits()));
    step = input(ReadyPosition.type(sizes));
    row = output(vec(ROW_BANKS, uint(WINDOW * sizes.lanes())));
    vectorWords = output(uint(TAPS * sizes.lanes()));
    fullChunks = output(uint(sizes.vectorAddressBits() + 1));
    Bool rowRoom = keepRows(sizes);
    Bool vectorRoom = mux(gatherHalf, full.get(1), full.get(0)).not();
    keepVectors(sizes);
    chunk.ready().set(mux(packedMode, vectorRoom, rowRoom));
  }

  private Bool keepRows(SpikeSizes sizes) {
    RowLedger ledger = instance(new RowLedger());
    RowMemory memory = instance(new RowMemory(sizes));
    Bool takes = named("takes_window", chunk.fire().and(packedMode.not()));
    ledger.rowDone.set(takes.and(chunk.payload().lastOfRow()));
    ledger.releases.set(releases);
    ledger.firstNeeded.set(firstNeeded);
    windowTop.set(ledger.windowTop);
    UInt inRow = named("chunk_in_row", register(uint(memory.chunk.width()), 0));
    when(chunk.payload().lastOfRow().and(takes), () -> inRow.set(0))
        .elseWhen(takes, () -> inRow.set(inRow.plus(1)));
    memory.write.set(takes);
    memory.words.set(chunk.payload().words());
    memory.slot.set(ledger.slot);
    memory.chunk.set(inRow);
    memory.left.set(step.left());
    memory.top.set(step.top());
    row.set(memory.row);
    return ledger.room;
  }

  private void keepVectors(SpikeSizes sizes) {
    VectorGather gather = instance(new VectorGather(sizes));
    VectorBuffer buffer = instance(new VectorBuffer(sizes));
    Bool takes = named("takes_packed", chunk.fire().and(packedMode));
    gather.take.set(takes);
    connect(gather.chunk, chunk.payload());
    gather.half.set(gatherHalf);
    gather.positions.set(positions);
    buffer.write.set(gather.write);
    buffer.writeAddress.set(gather.writeAddress);
    buffer.word.set(gather.word);
    buffer.readAddress.set(step.half().concat(step.vectorAddress()));
    vectorWords.set(buffer.words);
    fullChunks.set(gather.fullChunks);
    restWords.set(gather.restWords);
    Chunk last = chunk.payload();
    Bool completes = takes.and(last.lastOfPlane()).and(last.lastOfVector());
    when(completes, () -> gatherHalf.set(gatherHalf.not()));
    for (int h = 0; h < 2; h++) {
      Bool ofHalf = full.get(h);
      when(completes.and(gatherHalf.eq(h)), () -> ofHalf.set(true))
          .elseWhen(freesVector.and(step.half().eq(h)), () -> ofHalf.set(false));
    }
    vectors.set(full.get(1).concat(full.get(0)));
  }
}
