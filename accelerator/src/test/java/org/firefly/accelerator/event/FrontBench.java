package org.firefly.accelerator.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.firefly.cosimulation.Simulation;

/** Plays memory, weights, neurons and core for the front, and compares every mask. */
final class FrontBench {
  private static final int PATIENCE = 500;
  private static final int MOST_BEATS = 300;
  private static final int START_CLOCKS = 3;
  private static final int UNITS_OF_MASK = 9;

  private record Expected(boolean first, boolean last, int clocks, int unit, BigInteger[] spikes) {}

  private final EventFront front;
  private final EventSizes sizes;
  private final Simulation simulation;
  private final Random random;
  private final String name;
  private int unit;

  FrontBench(
      EventFront front, EventSizes sizes, Simulation simulation, Random random, String name) {
    this.front = front;
    this.sizes = sizes;
    this.simulation = simulation;
    this.random = random;
    this.name = name;
    simulation.reset();
  }

  /**
   * Runs a layer.
   *
   * @param ready how often memory and core are ready
   * @param whole whether masks take as long as they say, and nothing else stalls
   * @return clocks from the first mask to the last
   */
  long run(FrontLayer layer, double ready, boolean whole) {
    describe(layer);
    List<Integer> units = new ArrayList<>();
    for (int group = 0; group < layer.outputGroups(); group++) {
      units.add(unit);
      unit = (unit + UNITS_OF_MASK * layer.masks()) % sizes.units();
    }
    Deque<Expected> expected = expected(layer, units);
    Deque<Integer> beats = new ArrayDeque<>();
    int nextGroup = 0;
    int groupsDone = 0;
    int starts = 0;
    int silent = 0;
    int busy = 0;
    long clock = 0;
    long firstMask = -1;
    simulation.poke(front.start, true);
    simulation.step();
    simulation.poke(front.start, false);
    while (!expected.isEmpty() || simulation.peek(front.idle) == 0) {
      boolean memory = whole || random.nextDouble() < ready;
      simulation.poke(front.words.valid(), memory && !beats.isEmpty());
      if (!beats.isEmpty()) {
        simulation.poke(front.words.payload(), layer.word(sizes, beats.peek()));
      }
      boolean asks = beats.size() < MOST_BEATS;
      simulation.poke(front.request.ready(), asks);
      simulation.poke(front.group.valid(), nextGroup < units.size());
      simulation.poke(front.group.payload(), units.get(Math.min(nextGroup, units.size() - 1)));
      simulation.poke(front.room, whole || random.nextDouble() < ready);
      boolean takes = whole ? busy <= 1 : random.nextDouble() < ready;
      simulation.poke(front.masks.ready(), takes);
      boolean moved = memory && !beats.isEmpty() && simulation.peek(front.words.ready()) == 1;
      if (moved) {
        beats.remove();
      }
      if (asks && simulation.peek(front.request.valid()) == 1) {
        int offset = Math.toIntExact(simulation.peek(front.request.payload().offset()));
        for (int i = 0; i < simulation.peek(front.request.payload().beats()); i++) {
          beats.add(offset + 16 * i);
        }
        moved = true;
      }
      nextGroup += nextGroup < units.size() && simulation.peek(front.group.ready()) == 1 ? 1 : 0;
      starts += Math.toIntExact(simulation.peek(front.starts));
      groupsDone += Math.toIntExact(simulation.peek(front.groupDone));
      busy = Math.max(0, busy - 1);
      if (takes && simulation.peek(front.masks.valid()) == 1) {
        assertThat(expected).as("%s: a mask too many", name).isNotEmpty();
        Expected mask = expected.remove();
        check(mask, expected.size(), layer);
        busy = mask.clocks();
        firstMask = firstMask < 0 ? clock : firstMask;
        moved = true;
      }
      simulation.step();
      clock++;
      silent = moved || busy > 0 ? 0 : silent + 1;
      assertThat(silent).as("%s: nothing moves in %s", name, layer).isLessThan(PATIENCE);
    }
    assertThat(groupsDone).as(name).isEqualTo(layer.outputGroups());
    assertThat(starts)
        .as(name)
        .isEqualTo(
            layer.outputGroups() * layer.samples() * layer.outputHeight() * layer.outputWidth());
    return clock - firstMask;
  }

  private void describe(FrontLayer layer) {
    simulation.poke(front.input.packed(), layer.packed());
    simulation.poke(front.input.strideTwo(), layer.stride() == 2);
    simulation.poke(front.input.height(), layer.height());
    simulation.poke(front.input.width(), layer.packed() ? 1 : layer.width());
    simulation.poke(front.input.rowPitch(), layer.width());
    simulation.poke(front.input.samplePitch(), layer.samplePitch());
    simulation.poke(front.input.vectorPlaneWords(), layer.packed() ? layer.width() : 0);
    simulation.poke(front.window.groups(), layer.channelGroups());
    simulation.poke(front.window.masks(), layer.masks());
    simulation.poke(front.window.offsetY(), layer.offsetY() & 31);
    simulation.poke(front.window.offsetX(), layer.offsetX() & 31);
    simulation.poke(front.window.offset(), 0);
    simulation.poke(front.window.planeStride(), layer.planeStride());
    simulation.poke(front.output.samples(), layer.samples());
    simulation.poke(front.output.groups(), layer.outputGroups());
    simulation.poke(front.output.height(), layer.outputHeight());
    simulation.poke(front.output.width(), layer.outputWidth());
    simulation.poke(front.positions, layer.samples() * layer.outputHeight() * layer.outputWidth());
    simulation.step(START_CLOCKS);
  }

  private Deque<Expected> expected(FrontLayer layer, List<Integer> units) {
    Deque<Expected> expected = new ArrayDeque<>();
    for (int first : units) {
      for (int sample = 0; sample < layer.samples(); sample++) {
        for (int y = 0; y < layer.outputHeight(); y++) {
          for (int x = 0; x < layer.outputWidth(); x++) {
            addPosition(layer, sample, y, x, first, expected);
          }
        }
      }
    }
    return expected;
  }

  private void addPosition(
      FrontLayer layer, int sample, int y, int x, int first, Deque<Expected> expected) {
    int[] clocks = layer.clocks(sizes, sample, y, x);
    for (int mask = 0; mask < clocks.length; mask++) {
      BigInteger[] spikes = new BigInteger[sizes.steps()];
      Arrays.fill(spikes, BigInteger.ZERO);
      for (int tap = 0; tap < layer.taps(); tap++) {
        for (int half = 0; half < 2; half++) {
          BigInteger word = layer.seen(sizes, sample, y, x, mask, tap, half);
          int at = tap * sizes.maskChannels() + half * sizes.outputs();
          for (int bit = 0; bit < sizes.wordBits(); bit++) {
            if (word.testBit(bit)) {
              int step = bit / sizes.outputs();
              spikes[step] = spikes[step].setBit(at + bit % sizes.outputs());
            }
          }
        }
      }
      int unitOfMask = (first + UNITS_OF_MASK * mask) % sizes.units();
      boolean last = mask == clocks.length - 1;
      expected.add(new Expected(mask == 0, last, clocks[mask], unitOfMask, spikes));
    }
  }

  private void check(Expected mask, int left, FrontLayer layer) {
    EventMask seen = front.masks.payload();
    String which = name + ": " + left + " masks before the last of " + layer;
    assertThat(simulation.peek(seen.first()) == 1).as(which).isEqualTo(mask.first());
    assertThat(simulation.peek(seen.last()) == 1).as(which).isEqualTo(mask.last());
    for (int step = 0; step < mask.spikes().length; step++) {
      assertThat(simulation.port(seen.spikes().get(step)).peekInteger())
          .as("%s, step %d", which, step)
          .isEqualTo(mask.spikes()[step]);
    }
    assertThat(simulation.peek(seen.clocks())).as(which).isEqualTo(mask.clocks());
    assertThat(simulation.peek(seen.mask())).as(which).isEqualTo(mask.unit());
  }
}
