package org.firefly.accelerator.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.RandomStalls;
import org.firefly.cosimulation.bench.Scoreboard;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.bench.StreamDriver;
import org.firefly.cosimulation.bench.TestBench;

/** A weight path between a memory and everybody who takes what it sends. */
final class WeightBench {
  /**
   * How the surroundings behave.
   *
   * @param port the memory
   * @param jobStalls probability of a clock without a job on offer
   * @param passStalls probability of a clock in which no pass command is taken
   * @param swapDelay probability that a possible swap of tiles waits for another clock
   * @param parameterStalls probability of a clock in which a kind of parameters stays at its group
   */
  record Traffic(
      ReadPort.Timing port,
      double jobStalls,
      double passStalls,
      double swapDelay,
      double parameterStalls) {
    /** Everything is taken at once and the memory has a fixed latency. */
    static Traffic hungry(int latency) {
      return new Traffic(new ReadPort.Timing(latency, latency, 0), 0, 0, 0, 0);
    }

    /** Anything from brisk to slow. */
    static Traffic random(Random random) {
      int least = random.nextInt(100);
      ReadPort.Timing port =
          new ReadPort.Timing(least, least + random.nextInt(200), random.nextDouble() / 2);
      double parameterStalls = random.nextBoolean() ? 0.9 : 0.999;
      return new Traffic(port, stalls(random), stalls(random), stalls(random), parameterStalls);
    }

    private static double stalls(Random random) {
      return random.nextBoolean() ? 0 : 0.98 * random.nextDouble();
    }
  }

  private final TestBench bench;
  private final WeightPath path;
  private final Simulation simulation;
  private final ReadPort port;
  private final List<ReadPort> furtherPorts = new ArrayList<>();
  private final TileConsumer tiles;
  private final Scoreboard passes = new Scoreboard("pass commands");
  private final ParameterConsumer parameters;

  WeightBench(
      AcceleratorConfig config,
      WeightPath path,
      Simulation simulation,
      WeightImage image,
      Traffic traffic,
      Seed seed) {
    this.path = path;
    this.simulation = simulation;
    bench = new TestBench(simulation);
    StreamDriver jobs =
        bench.driver(path.job, new RandomStalls(seed.derive(1), traffic.jobStalls()));
    port =
        bench.add(
            new ReadPort(
                config,
                path.request,
                ReadPort.Answers.of(path.beats),
                simulation,
                image,
                traffic.port(),
                seed.derive(2).random()));
    for (int i = 0; i < path.furtherRequests.size(); i++) {
      furtherPorts.add(
          bench.add(
              new ReadPort(
                  config,
                  path.furtherRequests.get(i),
                  ReadPort.Answers.ofTiles(path.furtherBeats.get(i)),
                  simulation,
                  image,
                  traffic.port(),
                  seed.derive(6 + i).random())));
    }
    tiles =
        bench.add(
            new TileConsumer(
                config, path, simulation, image, traffic.swapDelay(), seed.derive(3).random()));
    passes.expect(image.passes());
    bench.monitor(path.pass, new RandomStalls(seed.derive(4), traffic.passStalls()), passes);
    parameters =
        bench.add(
            new ParameterConsumer(
                config,
                path,
                simulation,
                image.parameters(),
                traffic.parameterStalls(),
                seed.derive(5).random()));
    jobs.send(image.jobs());
    simulation.reset();
  }

  /** Runs until everything expected has come and some clocks more, in which nothing may come. */
  void runToEnd() {
    bench.runUntil(() -> complete() || simulation.peek(path.tableError) == 1);
    bench.step(500);
    assertThat(simulation.peek(path.tableError)).as("table error").isZero();
  }

  private boolean complete() {
    return passes.complete()
        && parameters.complete()
        && tiles.complete()
        && port.idle()
        && furtherPorts.stream().allMatch(ReadPort::idle);
  }

  /** Runs until the pass table is found to be wrong. */
  void runToError() {
    bench.runUntil(() -> simulation.peek(path.tableError) == 1);
  }

  void step(long clocks) {
    bench.step(clocks);
  }

  ReadPort port() {
    return port;
  }

  /** Words and tiles that have come. */
  long received() {
    return passes.matched() + parameters.taken() + tiles.taken();
  }

  /** Pass commands that have come. */
  long passes() {
    return passes.matched();
  }
}
