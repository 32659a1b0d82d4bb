package org.firefly.accelerator.spike;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;

/** Plays everything around a spike path and compares every position with the reference. */
final class SpikeBench {
  /** Clocks without a position after which a run is given up. */
  private static final int PATIENCE = 200_000;

  /** Clocks from a swap to the first clock in which the next can be foreseen, at P = 16. */
  private static final int TILE_CLOCKS = 11;

  /** How often each input stalls, from 0 to 1. */
  record Stalls(double beats, double planes, double passes, double weights, double output) {
    static final Stalls NONE = new Stalls(0, 0, 0, 0, 0);

    static Stalls random(RandomGenerator random) {
      double[] choice = {0, 0, 0.1, 0.5, 0.9};
      return new Stalls(
          choice[random.nextInt(5)],
          choice[random.nextInt(5)],
          choice[random.nextInt(5)],
          choice[random.nextInt(5)],
          choice[random.nextInt(5)]);
    }
  }

  private final CoreWidths widths;
  private final SpikePath path;
  private final Simulation simulation;
  private final RandomGenerator random;
  private final Pins pins;
  private final Deque<SpikePlane> planes = new ArrayDeque<>();
  private final Deque<long[]> beats = new ArrayDeque<>();
  private final Deque<SpikePass> passes = new ArrayDeque<>();
  private Deque<SpikeRun.Expected> expected = new ArrayDeque<>();
  private Stalls stalls = Stalls.NONE;
  private SpikeRun run;
  private boolean swapSoon = true;
  private long swapSoonSince;
  private long lastSwap = -100;
  private long lastPosition;
  private long reserved;
  private long issued;
  private long passesDone;

  SpikeBench(CoreWidths widths, SpikePath path, Simulation simulation, RandomGenerator random) {
    this.widths = widths;
    this.path = path;
    this.simulation = simulation;
    this.random = random;
    pins = new Pins(path, simulation);
    simulation.reset();
  }

  /** Runs a layer to its end and tells how many clocks its positions took, first to last. */
  long run(SpikeRun layerRun, Stalls newStalls) {
    run = layerRun;
    stalls = newStalls;
    reserved = 0;
    issued = 0;
    passesDone = 0;
    run.layer().poke(simulation, path.layer);
    simulation.step(4);
    planes.addAll(run.planes());
    int wordsPerBeat = widths.config().wordsPerBeat();
    run.planes().forEach(p -> beats.addAll(p.beats(wordsPerBeat, widths.lanes(), random)));
    passes.addAll(run.passes());
    expected = new ArrayDeque<>(run.expected());
    long start = simulation.cycles();
    lastPosition = start;
    long first = -1;
    while (!expected.isEmpty()) {
      clock();
      first = first < 0 && expected.size() < run.expected().size() ? simulation.cycles() : first;
      require(
          simulation.cycles() - lastPosition < PATIENCE,
          () ->
              "no position comes any more; %d planes, %d beats and %d passes wait, stalls are %s"
                  .formatted(planes.size(), beats.size(), passes.size(), stalls));
    }
    long clocks = simulation.cycles() - first + 1;
    finish();
    return clocks;
  }

  private void finish() {
    // A pass whose windows lie outside of its plane may end before the plane has come.
    for (int i = 0; i < PATIENCE && (!planes.isEmpty() || pins.busy.peek() == 1); i++) {
      clock();
    }
    require(pins.busy.peek() == 0, "still busy");
    require(planes.isEmpty() && beats.isEmpty() && passes.isEmpty(), "something is left over");
    long producers = run.expected().stream().filter(run::produces).count();
    require(issued == run.expected().size(), "positions issued: " + issued);
    require(passesDone == run.passes().size(), "passes done: " + passesDone);
    require(reserved == producers, "reserved " + reserved + " words instead of " + producers);
  }

  private void clock() {
    boolean planeOffered = pins.offer(pins.plane, !planes.isEmpty(), stalls.planes, random);
    boolean beatOffered = pins.offer(pins.beats, !beats.isEmpty(), stalls.beats, random);
    boolean passOffered = pins.offer(pins.pass, !passes.isEmpty(), stalls.passes, random);
    if (planeOffered) {
      pins.poke(planes.peek());
    }
    if (beatOffered) {
      pins.poke(beats.peek(), widths.lanes());
    }
    if (passOffered) {
      pins.poke(passes.peek());
    }
    offerTile();
    boolean room = random.nextDouble() >= stalls.output;
    pins.room.poke(room ? 1 : 0);
    check(room);
    boolean planeTaken = planeOffered && pins.plane.ready().peek() == 1;
    boolean beatTaken = beatOffered && pins.beats.ready().peek() == 1;
    boolean passTaken = passOffered && pins.pass.ready().peek() == 1;
    simulation.step();
    remove(pins.plane, planes, planeTaken);
    remove(pins.beats, beats, beatTaken);
    remove(pins.pass, passes, passTaken);
  }

  private void offerTile() {
    if (!swapSoon
        && simulation.cycles() - lastSwap >= TILE_CLOCKS + widths.lanes() - 16
        && random.nextDouble() >= stalls.weights) {
      swapSoon = true;
      swapSoonSince = simulation.cycles();
    }
    pins.swapSoon.poke(swapSoon ? 1 : 0);
  }

  private static void remove(Pins.Handshake stream, Deque<?> words, boolean taken) {
    if (taken) {
      words.remove();
      stream.valid().poke(0);
    }
  }

  private void check(boolean room) {
    checkGate();
    boolean reserves = pins.reserve.peek() == 1;
    require(!reserves || room, "a word is reserved without room");
    reserved += reserves ? 1 : 0;
    if (pins.positionValid.peek() == 0) {
      return;
    }
    require(!expected.isEmpty(), "a position comes behind the last");
    SpikeRun.Expected next = expected.remove();
    lastPosition = simulation.cycles();
    if (pins.positionSwap.peek() == 1) {
      require(swapSoon, "a swap without a tile");
      require(lastPosition >= swapSoonSince + SpikePath.SWAP_LEAD, "a swap too early");
      swapSoon = false;
      lastSwap = lastPosition;
    }
    compare(next);
  }

  private void checkGate() {
    long reasons = pins.waits.stream().mapToLong(Port::peek).sum() + pins.issued.peek();
    require(reasons <= 1, "the gate is open and closed, or closed for two reasons");
    issued += pins.issued.peek();
    if (pins.passDone.peek() == 1) {
      passesDone++;
      boolean last = passesDone == run.passes().size();
      require((pins.lastOfLayer.peek() == 1) == last, "the end of the layer is wrong");
    }
  }

  private void compare(SpikeRun.Expected next) {
    long[] found = new long[9];
    for (int tap = 0; tap < 9; tap++) {
      found[tap] = pins.spikes.peek(tap * widths.lanes(), widths.lanes());
    }
    require(Arrays.equals(found, next.taps()), () -> difference(next, found));
    require((pins.positionSwap.peek() == 1) == next.swap(), () -> "swap is wrong, " + where(next));
    pins.tag.forEach(
        (name, port) -> {
          long value = Pins.tagOf(next).get(name);
          require(port.peek() == value, () -> name + " is " + port.peek() + ", " + where(next));
        });
  }

  private String difference(SpikeRun.Expected next, long[] found) {
    return "%s: expected %s, found %s"
        .formatted(where(next), Arrays.toString(next.taps()), Arrays.toString(found));
  }

  private String where(SpikeRun.Expected next) {
    return next.pass() + " position " + next.address();
  }

  private void require(boolean holds, String message) {
    require(holds, () -> message);
  }

  private void require(boolean holds, java.util.function.Supplier<String> message) {
    if (!holds) {
      throw new AssertionError(
          "Clock %d, %s, %d positions to come: %s"
              .formatted(simulation.cycles(), run.layer(), expected.size(), message.get()));
    }
  }
}
