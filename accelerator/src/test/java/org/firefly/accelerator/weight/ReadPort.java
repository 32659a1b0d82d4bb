package org.firefly.accelerator.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.TileBeat;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.bench.BenchPart;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/** Plays the read DMA: answers requests in order, after some clocks, one beat per clock at most. */
final class ReadPort implements BenchPart {
  /**
   * How the port behaves.
   *
   * @param least fewest clocks from request to first beat
   * @param most most clocks from request to first beat
   * @param stalls probability that a clock brings no beat and takes no request
   */
  record Timing(int least, int most, double stalls) {}

  /**
   * Where the beats go.
   *
   * @param tag of ports that read more than one kind
   */
  record Answers(Bool valid, Bool ready, UInt data, Optional<UInt> tag, Bool last) {
    static Answers of(Stream<ReadBeat> beats) {
      ReadBeat beat = beats.payload();
      return new Answers(
          beats.valid(), beats.ready(), beat.data(), Optional.of(beat.tag()), beat.last());
    }

    static Answers ofTiles(Stream<TileBeat> beats) {
      TileBeat beat = beats.payload();
      return new Answers(beats.valid(), beats.ready(), beat.data(), Optional.empty(), beat.last());
    }
  }

  private record Request(int offset, int beats, long tag, long due) {}

  private static final int MOST_REQUESTS = 16;

  private final AcceleratorConfig config;
  private final Simulation simulation;
  private final WeightImage image;
  private final Timing timing;
  private final Random random;
  private final Deque<Request> requests = new ArrayDeque<>();
  private final Port requestValid;
  private final Port requestReady;
  private final Port requestOffset;
  private final Port requestBeats;
  private final Port requestTag;
  private final Port beatValid;
  private final Port beatReady;
  private final Port beatData;
  private final Optional<Port> beatTag;
  private final Port beatLast;
  private boolean takes;
  private int sentOfRequest;
  private long beats;
  private long firstBeat = -1;
  private long lastBeat;

  ReadPort(
      AcceleratorConfig config,
      Stream<ReadRequest> request,
      Answers answers,
      Simulation simulation,
      WeightImage image,
      Timing timing,
      Random random) {
    this.config = config;
    this.simulation = simulation;
    this.image = image;
    this.timing = timing;
    this.random = random;
    requestValid = simulation.port(request.valid());
    requestReady = simulation.port(request.ready());
    requestOffset = simulation.port(request.payload().offset());
    requestBeats = simulation.port(request.payload().beats());
    requestTag = simulation.port(request.payload().tag());
    beatValid = simulation.port(answers.valid());
    beatReady = simulation.port(answers.ready());
    beatData = simulation.port(answers.data());
    beatTag = answers.tag().map(simulation::port);
    beatLast = simulation.port(answers.last());
  }

  @Override
  public void drive() {
    takes = requests.size() < MOST_REQUESTS && !stalls();
    requestReady.poke(takes ? 1 : 0);
    Request request = requests.peek();
    boolean sends = request != null && request.due() <= simulation.cycles() && !stalls();
    beatValid.poke(sends ? 1 : 0);
    if (sends) {
      drive(request.offset() + config.beatBytes() * sentOfRequest, request.tag());
      beatLast.poke(sentOfRequest == request.beats() - 1 ? 1 : 0);
      send(request);
    } else {
      drive(
          random.nextInt(image.size() - config.beatBytes()),
          random.nextInt(BeatKind.values().length));
      beatLast.poke(random.nextInt(2));
    }
  }

  private void drive(int offset, long tag) {
    beatData.poke(image.bytes(offset, config.beatBytes()));
    beatTag.ifPresent(port -> port.poke(tag));
  }

  private void send(Request request) {
    beats++;
    firstBeat = firstBeat < 0 ? simulation.cycles() : firstBeat;
    lastBeat = simulation.cycles();
    sentOfRequest++;
    if (sentOfRequest == request.beats()) {
      requests.remove();
      sentOfRequest = 0;
    }
  }

  private boolean stalls() {
    return random.nextDouble() < timing.stalls();
  }

  @Override
  public void observe() {
    assertThat(beatReady.peek()).as("a requested beat is taken").isEqualTo(1);
    if (takes && requestValid.peek() == 1) {
      Request request =
          new Request(
              (int) requestOffset.peek(),
              (int) requestBeats.peek(),
              requestTag.peek(),
              simulation.cycles() + random.nextInt(timing.least(), timing.most() + 1));
      assertThat(request.beats()).isPositive();
      assertThat(request.offset() % config.beatBytes()).isZero();
      assertThat(request.offset() + request.beats() * config.beatBytes())
          .isLessThanOrEqualTo(image.size());
      requests.add(request);
    }
  }

  /** Beats sent so far. */
  long beats() {
    return beats;
  }

  /** Whether nothing is under way. */
  boolean idle() {
    return requests.isEmpty();
  }

  /** Share of the clocks from the first beat to the last that carried one. */
  double busy() {
    return (double) beats / (lastBeat - firstBeat + 1);
  }
}
