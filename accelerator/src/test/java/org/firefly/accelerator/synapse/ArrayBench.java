package org.firefly.accelerator.synapse;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;

/** Sends traffic through a synapse array and compares every clock with integer arithmetic. */
final class ArrayBench {
  private record Expected(long clock, int[] sums) {}

  private final SynapseArrayConfig config;
  private final Simulation simulation;
  private final Traffic traffic;
  private final RandomGenerator random;
  private final WeightSource weights;
  private final Port swapReady;
  private final Port valid;
  private final Port swap;
  private final Port spikes;
  private final Port sumsValid;
  private final Port[] lanes;
  private final Deque<Expected> expected = new ArrayDeque<>();
  private Tile working;
  private int positionsLeft;
  private long issued;
  private long swaps;

  ArrayBench(
      SynapseArrayConfig config,
      SynapseArray array,
      Simulation simulation,
      Traffic traffic,
      RandomGenerator random) {
    this.config = config;
    this.simulation = simulation;
    this.traffic = traffic;
    this.random = random;
    weights = new WeightSource(config, array, simulation, traffic, random);
    swapReady = simulation.port(array.swapReady);
    valid = simulation.port(array.position.valid());
    swap = simulation.port(array.position.swap());
    spikes = simulation.port(array.position.spikes());
    sumsValid = simulation.port(array.sums.valid());
    lanes = simulation.ports(array.sums.lane()).toArray(Port[]::new);
  }

  /** Makes the array take a swap although it may not be ready. */
  void forceSwap() {
    valid.poke(1);
    swap.poke(1);
    simulation.step();
  }

  /** Positions that entered. */
  long issued() {
    return issued;
  }

  /** Tiles that began to work. */
  long swaps() {
    return swaps;
  }

  /** Resets the array, which forgets all positions under way. */
  void reset() {
    valid.poke(0);
    weights.reset();
    simulation.reset();
    expected.clear();
    working = null;
    positionsLeft = 0;
  }

  void run(long clocks) {
    for (long i = 0; i < clocks; i++) {
      check();
      issue();
      weights.act();
      simulation.step();
    }
  }

  private void issue() {
    boolean first = positionsLeft == 0;
    boolean possible = !first || swapReady.peek() == 1;
    boolean issues = possible && !traffic.bubble();
    valid.poke(issues ? 1 : 0);
    swap.poke(issues ? (first ? 1 : 0) : random.nextInt(2));
    if (issues && first) {
      working = weights.taken().remove();
      positionsLeft = traffic.positions();
      swaps++;
    }
    Spikes word = Spikes.random(config.spikeBits(), traffic.spikes(), random);
    poke(word);
    if (issues) {
      positionsLeft--;
      issued++;
      expected.add(new Expected(simulation.cycles() + config.latency(), working.sums(word)));
    }
  }

  private void poke(Spikes word) {
    int bits = config.spikeBits();
    for (int low = 0; low < bits; low += Long.SIZE) {
      spikes.poke(low, Math.min(Long.SIZE, bits - low), word.words()[low / Long.SIZE]);
    }
  }

  private void check() {
    Expected next = expected.peek();
    boolean due = next != null && next.clock() == simulation.cycles();
    if ((sumsValid.peek() == 1) != due) {
      throw new AssertionError(
          "Clock %d: sums are %s, but should%s be."
              .formatted(simulation.cycles(), due ? "not valid" : "valid", due ? "" : " not"));
    }
    if (due) {
      expected.remove();
      compare(next.sums());
    }
  }

  private void compare(int[] sums) {
    for (int lane = 0; lane < lanes.length; lane++) {
      long found = lanes[lane].peekSigned();
      if (found != sums[lane]) {
        throw new AssertionError(
            "Clock %d, swap %d, output lane %d: expected %d, found %d (all expected: %s)."
                .formatted(
                    simulation.cycles(), swaps, lane, sums[lane], found, Arrays.toString(sums)));
      }
    }
  }
}
