package org.firefly.accelerator.spike;

import static org.firefly.accelerator.spike.SpikeSizes.LEAD;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.pack;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.LayerRegisters;
import org.firefly.accelerator.channel.PassCommand;
import org.firefly.accelerator.channel.PlaneStart;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.accelerator.synapse.Position;
import org.firefly.accelerator.synapse.SynapseArrayConfig;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * From beats of spikes to positions for the synapse array.
 *
 * <p>Planes come as beats in the order of the passes (packed: of the time steps) and are kept in a
 * row memory of eight rows, or in a vector buffer of two time steps. Each pass walks its positions;
 * one passes the gate per clock, from pass to pass without a pause, when its spikes are on chip,
 * its tile is about to be loaded and its output word has room. It enters the array {@link #LATENCY}
 * clocks later.
 *
 * <p>Layer registers may change only when all planes and passes of the layer were taken and {@link
 * #busy} is low, at least four clocks before the next plane or pass. The last position alone is no
 * sign of that: windows outside of a plane do not wait for it.
 */
public final class SpikePath extends Module {
  /** Clocks from the gate to the array. */
  public static final int LATENCY = LEAD;

  /** Clocks by which {@link #swapSoon} must look ahead: the gate uses it one clock late. */
  public static final int SWAP_LEAD = LATENCY + 1;

  public final LayerRegisters layer;

  /** The planes whose beats come, in order. */
  public final Stream<PlaneStart> plane;

  public final Stream<UInt> beats;

  /** All passes of the layer in order. */
  public final Stream<PassCommand> pass = input(stream(PassCommand.type()));

  /** Whether a position that enters the array {@link #SWAP_LEAD} clocks from now may swap. */
  public final Bool swapSoon = input(bool());

  /** Whether a position that produces an output word may pass. */
  public final Bool room = input(bool());

  /** To the array. */
  public final Position position;

  /** In the clock of {@link #position}. */
  public final PositionTag tag;

  /** Whether a position passes the gate in this clock. */
  public final Bool issued = output(bool());

  /** Whether a position that produces an output word passes the gate. */
  public final Bool reserve = output(bool());

  /** Whether the last position of a pass passes the gate. */
  public final Bool passDone = output(bool());

  /** With {@link #passDone}: of the last pass of the layer. */
  public final Bool lastOfLayer = output(bool());

  /** Whether a position waits for its rows or vector. */
  public final Bool waitsForSpikes = output(bool());

  /** Whether a position whose spikes are there waits for its tile. */
  public final Bool waitsForWeights = output(bool());

  /** Whether a position waits for nothing but room at the output. */
  public final Bool waitsForOutput = output(bool());

  /** Whether a plane, pass or position is under way. */
  public final Bool busy = output(bool());

  private final SpikeSizes sizes;
  private final Realigner realigner;
  private final SpikeStore store;
  private final PassOpener opener;
  private final PositionWalker walker;
  private final LookAhead lookAhead;
  private final IssueGate gate;
  private final TapSelect taps;

  /** The spike path of an accelerator. */
  public SpikePath(CoreWidths widths) {
    sizes = new SpikeSizes(widths);
    layer = input(LayerRegisters.type(widths));
    plane = input(stream(PlaneStart.type(widths)));
    beats = input(stream(uint(widths.beatBits())));
    position = output(Position.type(SynapseArrayConfig.of(widths.config())));
    tag = output(PositionTag.type(widths));
    realigner = instance(new Realigner(widths));
    store = instance(new SpikeStore(sizes));
    opener = instance(new PassOpener(sizes));
    walker = instance(new PositionWalker(sizes));
    lookAhead = instance(new LookAhead(sizes));
    gate = instance(new IssueGate(sizes));
    taps = instance(new TapSelect(sizes));
    connectArrival();
    connectWalk();
    connectGate();
    connectTaps();
    checkVectors();
    Bool underway = named("underway", sendPositions());
    Bool walks = opener.out.valid().or(opener.in.ready().not()).or(walker.valid);
    Bool waits = lookAhead.valid.or(gate.valid);
    busy.set(realigner.busy.or(walks).or(waits).or(underway));
  }

  private void connectArrival() {
    connect(realigner.plane, plane);
    connect(realigner.beats, beats);
    Bool packed = layer.input().packed();
    PlaneShape shape = realigner.shape;
    UInt run = layer.input().vectorPlaneWords();
    shape.samples().set(next(mux(packed, literal(1, 8), layer.output().samples())));
    shape.rows().set(next(mux(packed, layer.positions(), layer.input().height())));
    shape.width().set(next(mux(packed, run, layer.input().width())));
    shape.rowPitch().set(next(mux(packed, run, layer.input().rowPitch())));
    shape.samplePitch().set(layer.input().samplePitch());
    connect(store.chunk, realigner.chunk);
    store.packedMode.set(packed);
    store.positions.set(positionsPerChunk());
    connect(store.step, gate.step);
    releaseRows();
    PositionTag last = gate.step.tag();
    Bool endsVector = packed.and(last.lastPass()).and(last.lastOfPass());
    store.freesVector.set(gate.passes.and(endsVector));
  }

  /** Without a position to come, the rows of all samples so far are no longer needed. */
  private void releaseRows() {
    Bool nothingComes = walker.valid.or(lookAhead.valid).or(gate.valid).not();
    Bool window = layer.input().packed().not();
    store.releases.set(window.and(gate.valid.or(nothingComes)));
    store.firstNeeded.set(mux(gate.valid, gate.step.release(), walker.position.base()));
  }

  /** Addresses from a chunk of vectors to the next; a packed layer has no more than fit. */
  private UInt positionsPerChunk() {
    UInt positions = layer.positions();
    return positions.truncate(Math.min(positions.width(), sizes.vectorAddressBits()));
  }

  private void connectWalk() {
    connect(opener.in, pass);
    opener.packedMode.set(layer.input().packed());
    opener.positions.set(positionsPerChunk());
    connect(walker.pass, opener.out);
    connect(walker.layer, layer);
    walker.advance.set(gate.advance);
    lookAhead.advance.set(gate.advance);
    lookAhead.inValid.set(walker.valid);
    connect(lookAhead.in, walker.position);
    lookAhead.height.set(layer.input().height());
    lookAhead.width.set(layer.input().width());
  }

  private void connectGate() {
    gate.inValid.set(lookAhead.valid);
    connect(gate.in, lookAhead.step);
    gate.packedMode.set(layer.input().packed());
    gate.pool.set(layer.output().pool());
    gate.readout.set(layer.output().readout());
    connect(gate.piece, layer.piece());
    gate.windowTop.set(store.windowTop);
    gate.vectors.set(store.vectors);
    gate.positions.set(layer.positions());
    gate.swapSoon.set(swapSoon);
    gate.room.set(room);
    issued.set(gate.passes);
    reserve.set(gate.reserves);
    passDone.set(gate.passes.and(gate.step.tag().lastOfPass()));
    lastOfLayer.set(gate.step.lastOfLayer());
    waitsForSpikes.set(gate.waitsForSpikes);
    waitsForWeights.set(gate.waitsForWeights);
    waitsForOutput.set(gate.waitsForOutput);
  }

  private void connectTaps() {
    taps.packedMode.set(layer.input().packed());
    taps.firstBank.set(gate.step.top().truncate(2));
    taps.rowsInside.set(gate.step.rowsInside());
    taps.columnsInside.set(gate.step.columnsInside());
    taps.source.set(gate.step.source());
    taps.row.set(store.row);
    taps.vectorWords.set(store.vectorWords);
    taps.fullChunks.set(store.fullChunks);
    taps.restWords.set(store.restWords);
  }

  /** The gather starts anew behind the last plane of a vector and needs no other sign. */
  private void checkVectors() {
    Bool begins = named("vectorBegins", register(bool(), 1));
    Bool takes = plane.fire().and(layer.input().packed());
    when(takes, () -> begins.set(plane.payload().lastOfVector()));
    Bool inOrder = plane.payload().firstOfVector().eq(begins);
    assertThat("vectors_begin_behind_the_last", takes.implies(inOrder));
  }

  /** Sends what has passed to the array; tells whether anything is on its way there. */
  private Bool sendPositions() {
    Bool valid = gate.passes;
    Bool any = literal(false);
    for (int i = 0; i < LATENCY; i++) {
      valid = named("valid_" + i, next(valid, 0));
      any = any.or(valid);
    }
    position.valid().set(valid);
    position.swap().set(delay(gate.step.first(), LATENCY));
    position.spikes().set(taps.spikes);
    UInt bits = delay(pack(gate.step.tag()), LATENCY);
    connect(tag, PositionTag.type(sizes.widths()).unpack(bits));
    return any;
  }
}
