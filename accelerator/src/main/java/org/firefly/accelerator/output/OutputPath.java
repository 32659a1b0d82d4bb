package org.firefly.accelerator.output;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.OutputRegisters;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.stream.StreamFifo;

/**
 * From the spikes and membranes of positions to beats of memory.
 *
 * <p>Spikes and membranes cannot be refused: they come at most as often as {@code reserve}
 * announced them, and {@code room} says when more may be announced. One word of spikes per clock,
 * or P membranes in 32 P / busBits clocks, for as long as beats are taken. A word that completes a
 * beat is offered some seven clocks later. Storage: {@value CoreStructure#SPIKE_WORDS} words of
 * spikes after pooling, {@value CoreStructure#READOUT_WORDS} words of P membranes, {@value
 * CoreStructure#PACKED_BEATS} beats, one row of 2x2 blocks; all of it distributed memory.
 */
public final class OutputPath extends Module {
  /**
   * Output spikes of P channels at one position, after pooling.
   *
   * @param spikes lane 0 in bit 0
   * @param lastStep whether they belong to the last time step
   */
  record SpikeWord(UInt spikes, Bool lastStep) implements Bundle {
    static DataType<SpikeWord> type(CoreWidths widths) {
      return bundle(SpikeWord.class, member("spikes", uint(widths.lanes())));
    }
  }

  /** Clocks from the spikes of a position to the queue in which their word waits. */
  public static final int SPIKE_LATENCY = SpikePool.LATENCY;

  /** The present output. */
  public final OutputRegisters output;

  /** Whether {@link #spikes} of a position have come. */
  public final Bool spikesValid = input(bool());

  public final UInt spikes;

  /** Whether they belong to the last time step. */
  public final Bool lastStep = input(bool());

  public final Bool oddRow = input(bool());
  public final Bool oddColumn = input(bool());
  public final UInt columnPair;

  /** Whether the {@link #membranes} of a readout have come. */
  public final Bool membranesValid = input(bool());

  public final Vec<SInt> membranes;

  /** Announces one word. */
  public final Bool reserve = input(bool());

  /** Whether positions may go on announcing words; a register. */
  public final Bool room = output(bool());

  /** Sends beats. */
  public final Stream<WriteBeat> write;

  /** Whether all words that have come and all beats are handed on. */
  public final Bool empty = output(bool());

  private final SpikePool spikePool;
  private final StreamFifo<SpikeWord> spikeWords;
  private final RegisterSlice<SpikeWord> nextWord;
  private final StreamFifo<Vec<SInt>> readoutWords;
  private final BeatPacker packer;
  private final StreamFifo<WriteBeat> beats;
  private final OutputCredits credits =
      instance(new OutputCredits(CoreStructure.SPIKE_WORDS, CoreStructure.READOUT_WORDS));

  /** The output of a core. */
  public OutputPath(CoreWidths widths) {
    DataType<Vec<SInt>> wide = vec(widths.lanes(), sint(widths.config().membraneBits()));
    DataType<SpikeWord> word = SpikeWord.type(widths);
    output = input(OutputRegisters.type());
    spikes = input(uint(widths.lanes()));
    columnPair = input(uint(widths.columnPairBits()));
    membranes = input(wide);
    write = output(stream(WriteBeat.type(widths)));
    spikePool = instance(new SpikePool(widths));
    spikeWords =
        instance(new StreamFifo<>(word, CoreStructure.SPIKE_WORDS, MemoryStyle.DISTRIBUTED));
    nextWord = instance(new RegisterSlice<>(word));
    readoutWords =
        instance(new StreamFifo<>(wide, CoreStructure.READOUT_WORDS, MemoryStyle.DISTRIBUTED));
    packer = instance(new BeatPacker(widths));
    beats =
        instance(
            new StreamFifo<>(
                WriteBeat.type(widths), CoreStructure.PACKED_BEATS, MemoryStyle.DISTRIBUTED));
    queueSpikes();
    queueMembranes();
    pack();
    count();
  }

  private void queueSpikes() {
    spikePool.pool.set(output.pool());
    spikePool.valid.set(spikesValid);
    spikePool.word.set(spikes);
    spikePool.oddRow.set(oddRow);
    spikePool.oddColumn.set(oddColumn);
    spikePool.columnPair.set(columnPair);
    spikeWords.in.valid().set(spikePool.outValid);
    spikeWords.in.payload().spikes().set(spikePool.out);
    spikeWords.in.payload().lastStep().set(delay(lastStep, SpikePool.LATENCY));
    assertThat("spikes_have_room", spikePool.outValid.implies(spikeWords.in.ready()));
  }

  private void queueMembranes() {
    readoutWords.in.valid().set(membranesValid);
    readoutWords.in.payload().set(membranes);
    assertThat("membranes_have_room", membranesValid.implies(readoutWords.in.ready()));
  }

  private void pack() {
    connect(packer.output, output);
    connect(nextWord.in, spikeWords.out);
    connect(packer.spikes, nextWord.out);
    connect(packer.membranes, readoutWords.out);
    connect(beats.in, packer.beats);
    connect(write, beats.out);
  }

  private void count() {
    credits.readout.set(output.readout());
    credits.reserve.set(reserve);
    credits.leaves.set(spikeWords.out.fire().or(readoutWords.out.fire()));
    room.set(credits.room);
    Bool words = spikeWords.out.valid().or(nextWord.out.valid()).or(readoutWords.out.valid());
    empty.set(words.or(beats.out.valid()).not().and(packer.empty));
  }
}
