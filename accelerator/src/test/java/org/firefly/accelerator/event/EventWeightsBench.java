package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.WeightJob;
import org.firefly.architecture.isa.NeuronParameter;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.cosimulation.Simulation;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/** Plays memory, cells and neurons for the weights of an event engine, and compares every row. */
final class EventWeightsBench {
  private static final int PATIENCE = 1000;
  private static final int BEAT_BYTES = 16;

  /** A layer: its image is what a hash makes of every address. */
  record Layer(int units, int groups, int rows, int parameters) {}

  /** A row to come. */
  private record Row(int number, BigInteger bytes, boolean endsGroup) {}

  /** A group to come, from one of its units on. */
  private record Group(int base, int units, long firstThreshold) {}

  /** A port to memory. */
  private record Port(
      Stream<ReadRequest> request, Bool valid, Bool ready, UInt data, List<UInt> tag, Bool last) {}

  /** A beat on its way. */
  private record Beat(int offset, long tag, boolean last) {}

  private final EventWeights weights;
  private final EventSizes sizes;
  private final CoreWidths widths;
  private final Simulation simulation;
  private final Random random;
  private final String name;
  private final List<Port> ports = new ArrayList<>();
  private final List<Deque<Beat>> beats = new ArrayList<>();
  private final Deque<Layer> jobs = new ArrayDeque<>();
  private final Deque<Row> rows = new ArrayDeque<>();
  private final Deque<Group> groups = new ArrayDeque<>();
  private int image;
  private int nextUnit;
  private int nextRow;
  private long rowsInUse;
  private int completeGroups;
  private int pauses;

  EventWeightsBench(
      EventWeights weights,
      EventSizes sizes,
      CoreWidths widths,
      Simulation simulation,
      Random random,
      String name) {
    this.weights = weights;
    this.sizes = sizes;
    this.widths = widths;
    this.simulation = simulation;
    this.random = random;
    this.name = name;
    var first = weights.beats;
    ports.add(
        new Port(
            weights.request,
            first.valid(),
            first.ready(),
            first.payload().data(),
            List.of(first.payload().tag()),
            first.payload().last()));
    for (int i = 0; i < weights.furtherBeats.size(); i++) {
      var further = weights.furtherBeats.get(i);
      ports.add(
          new Port(
              weights.furtherRequests.get(i),
              further.valid(),
              further.ready(),
              further.payload().data(),
              List.of(),
              further.payload().last()));
    }
    ports.forEach(port -> beats.add(new ArrayDeque<>()));
    simulation.reset();
  }

  /** A layer with places in memory of its own. */
  Layer layer(int units, int groups) {
    int start = image;
    int parameters = start + units * groups * sizes.unitBytes();
    image = parameters + groups * ParameterLayout.groupBytes(widths.config());
    return new Layer(units, groups, start, parameters);
  }

  /** A layer to be run after those before. */
  void add(Layer layer) {
    jobs.add(layer);
    int threshold = NeuronParameter.THRESHOLD.ordinal() * widths.lanes() * Integer.BYTES;
    for (int group = 0; group < layer.groups(); group++) {
      int parameters = layer.parameters() + group * ParameterLayout.groupBytes(widths.config());
      groups.add(new Group(nextUnit, layer.units(), word(parameters + threshold)));
      nextUnit = (nextUnit + layer.units()) % sizes.units();
      int start = layer.rows() + group * layer.units() * sizes.unitBytes();
      int count = layer.units() * sizes.slotsPerTap() * sizes.cells();
      for (int i = 0; i < count; i++) {
        rows.add(new Row(nextRow++, row(start, i), i == count - 1));
      }
    }
  }

  /** The bytes of row i behind a start: each port has half of a unit, or all of it. */
  private BigInteger row(int start, int i) {
    int perUnit = sizes.slotsPerTap() * sizes.cells();
    int unit = start + i / perUnit * sizes.unitBytes();
    int inUnit = i % perUnit;
    int part = sizes.outputs() / ports.size();
    BigInteger bytes = BigInteger.ZERO;
    for (int port = ports.size() - 1; port >= 0; port--) {
      int at = unit + port * sizes.unitBytes() / ports.size() + inUnit * part;
      for (int offset = at + part - BEAT_BYTES; offset >= at; offset -= BEAT_BYTES) {
        bytes = bytes.shiftLeft(Byte.SIZE * BEAT_BYTES).or(beat(offset));
      }
    }
    return bytes;
  }

  private static BigInteger beat(int offset) {
    return new BigInteger(Byte.SIZE * BEAT_BYTES, new Random(offset));
  }

  /** The lowest bits of a word of memory, as a constant of the neurons. */
  private long word(int offset) {
    int bits = widths.config().membraneBits();
    BigInteger word =
        beat(offset - offset % BEAT_BYTES).shiftRight(Byte.SIZE * (offset % BEAT_BYTES));
    long low = word.longValue() & (1L << bits) - 1;
    return low >> (bits - 1) == 0 ? low : low - (1L << bits);
  }

  int pauses() {
    return pauses;
  }

  /**
   * Runs all layers that were added.
   *
   * @param free how often a cell has a free clock of its own
   */
  void run(double free) {
    int silent = 0;
    int pauseClocks = 0;
    boolean taken = false;
    while (!groups.isEmpty()) {
      offerJob();
      ports.forEach(this::offerBeat);
      boolean[] ready = new boolean[sizes.cells()];
      for (int k = 0; k < ready.length; k++) {
        // A pause frees one cell after the other.
        ready[k] = random.nextDouble() < free || pauseClocks == ready.length - k;
        simulation.poke(weights.writes.get(k).ready(), ready[k]);
      }
      boolean ends = taken && random.nextInt(40) == 0;
      simulation.poke(weights.groupDone, ends);
      stepParameters(ends);
      boolean takes = !taken && simulation.peek(weights.group.valid()) == 1;
      simulation.poke(weights.group.ready(), takes);
      if (takes) {
        checkGroup();
      }
      boolean jobTaken = !jobs.isEmpty() && simulation.peek(weights.job.ready()) == 1;
      boolean moved = moveBeats();
      moved |= checkWrites(ready);
      boolean pause = simulation.peek(weights.pause) == 1;
      simulation.step();
      if (jobTaken) {
        jobs.remove();
      }
      if (ends) {
        rowsInUse -= (long) groups.remove().units() * sizes.slotsPerTap() * sizes.cells();
        completeGroups--;
      }
      taken = takes || taken && !ends;
      pauses += pause ? 1 : 0;
      pauseClocks = pause ? sizes.cells() : Math.max(0, pauseClocks - 1);
      silent = moved || taken ? 0 : silent + 1;
      assertThat(silent).as("%s: nothing moves", name).isLessThan(PATIENCE);
    }
    assertThat(rows).as("%s: rows that did not come", name).isEmpty();
  }

  private void offerJob() {
    Layer layer = jobs.peek();
    WeightJob job = weights.job.payload();
    simulation.poke(weights.job.valid(), layer != null);
    if (layer != null) {
      simulation.poke(job.timeSteps(), 1);
      simulation.poke(job.outputGroups(), layer.groups());
      simulation.poke(job.passes(), layer.units());
      simulation.poke(job.weightOffset(), layer.rows());
      simulation.poke(job.parameterOffset(), layer.parameters());
    }
  }

  private void offerBeat(Port port) {
    Deque<Beat> waiting = beats.get(ports.indexOf(port));
    Beat next = waiting.peek();
    boolean offers = next != null;
    simulation.poke(port.valid(), offers);
    simulation.poke(port.request().ready(), waiting.size() < 200);
    if (offers) {
      simulation.poke(port.data(), beat(next.offset()));
      port.tag().forEach(tag -> simulation.poke(tag, next.tag()));
      simulation.poke(port.last(), next.last());
    }
  }

  private boolean moveBeats() {
    boolean moved = false;
    for (int i = 0; i < ports.size(); i++) {
      Port port = ports.get(i);
      Deque<Beat> waiting = beats.get(i);
      boolean asked = waiting.size() < 200 && simulation.peek(port.request().valid()) == 1;
      if (!waiting.isEmpty() && simulation.peek(port.ready()) == 1) {
        waiting.remove();
        moved = true;
      }
      if (asked) {
        ReadRequest wanted = port.request().payload();
        int offset = Math.toIntExact(simulation.peek(wanted.offset()));
        long count = simulation.peek(wanted.beats());
        for (int beat = 0; beat < count; beat++) {
          waiting.add(
              new Beat(
                  offset + beat * BEAT_BYTES, simulation.peek(wanted.tag()), beat == count - 1));
        }
        moved = true;
      }
    }
    return moved;
  }

  private boolean checkWrites(boolean[] ready) {
    boolean moved = false;
    for (int k = 0; k < ready.length; k++) {
      Stream<WeightRow> write = weights.writes.get(k);
      if (ready[k] && simulation.peek(write.valid()) == 1) {
        moved = true;
        assertThat(rows).as("%s: a row too many", name).isNotEmpty();
        Row row = rows.remove();
        String which = name + ": row " + row.number();
        assertThat(k).as(which).isEqualTo(row.number() % sizes.cells());
        assertThat(simulation.peek(write.payload().address()))
            .as(which)
            .isEqualTo(row.number() / sizes.cells() % sizes.rows());
        assertThat(simulation.port(write.payload().weights()).peekInteger())
            .as(which)
            .isEqualTo(row.bytes());
        rowsInUse++;
        completeGroups += row.endsGroup() ? 1 : 0;
        assertThat(rowsInUse)
            .as("%s: overwrites rows in use", which)
            .isLessThanOrEqualTo((long) sizes.rows() * sizes.cells());
      }
    }
    return moved;
  }

  private void checkGroup() {
    Group group = groups.element();
    assertThat(completeGroups).as("%s: a group before its rows", name).isPositive();
    assertThat(simulation.peek(weights.group.payload())).as(name).isEqualTo(group.base());
    assertThat(simulation.peek(weights.parametersThere)).as(name).isEqualTo(1);
    assertThat(simulation.peek(weights.parameters.threshold().get(0)))
        .as(name)
        .isEqualTo(group.firstThreshold());
  }

  private void stepParameters(boolean ends) {
    var steps = weights.parameterSteps;
    for (Bool step :
        List.of(steps.decay(), steps.bias(), steps.threshold(), steps.reset(), steps.all())) {
      simulation.poke(step, ends);
    }
  }
}
