package org.firefly.accelerator.spike;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;

/** The ports of a spike path. */
final class Pins {
  /** Valid and ready of a stream. */
  record Handshake(Port valid, Port ready) {}

  final Handshake plane;
  final Handshake beats;
  final Handshake pass;
  final Port swapSoon;
  final Port room;
  final Port positionValid;
  final Port positionSwap;
  final Port spikes;
  final Port reserve;
  final Port busy;
  final Port issued;
  final Port passDone;
  final Port lastOfLayer;
  final List<Port> waits;
  final Map<String, Port> tag;
  private final Simulation simulation;

  Pins(Simulation simulation) {
    this.simulation = simulation;
    plane = handshake("plane");
    beats = handshake("beats");
    pass = handshake("pass");
    swapSoon = simulation.port("swapSoon");
    room = simulation.port("room");
    positionValid = simulation.port("position_valid");
    positionSwap = simulation.port("position_swap");
    spikes = simulation.port("position_spikes");
    reserve = simulation.port("reserve");
    busy = simulation.port("busy");
    issued = simulation.port("issued");
    passDone = simulation.port("passDone");
    lastOfLayer = simulation.port("lastOfLayer");
    waits =
        List.of(
            simulation.port("waitsForSpikes"),
            simulation.port("waitsForWeights"),
            simulation.port("waitsForOutput"));
    tag =
        List.of(
                "firstPass",
                "lastPass",
                "firstStep",
                "lastStep",
                "address",
                "oddRow",
                "oddColumn",
                "columnPair",
                "lastOfSample",
                "lastOfPass")
            .stream()
            .collect(Collectors.toMap(name -> name, name -> simulation.port("tag_" + name)));
  }

  private Handshake handshake(String stream) {
    return new Handshake(simulation.port(stream + "_valid"), simulation.port(stream + "_ready"));
  }

  static Map<String, Long> tagOf(SpikeRun.Expected position) {
    return Map.of(
        "firstPass", bit(position.pass().firstPass()),
        "lastPass", bit(position.pass().lastPass()),
        "firstStep", bit(position.pass().firstStep()),
        "lastStep", bit(position.pass().lastStep()),
        "address", (long) position.address(),
        "oddRow", position.y() % 2L,
        "oddColumn", position.x() % 2L,
        "columnPair", position.x() / 2L,
        "lastOfSample", bit(position.lastOfSample()),
        "lastOfPass", bit(position.lastOfPass()));
  }

  private static long bit(boolean value) {
    return value ? 1 : 0;
  }

  /** Offers a word, unless it stalls; what is offered stays offered. */
  boolean offer(Handshake stream, boolean there, double stalls, RandomGenerator random) {
    boolean offers = stream.valid().peek() == 1 || (there && random.nextDouble() >= stalls);
    stream.valid().poke(bit(offers));
    return offers;
  }

  void poke(SpikePlane word) {
    simulation.poke("plane_payload_firstWord", word.firstWord());
    simulation.poke("plane_payload_firstOfVector", bit(word.firstOfVector()));
    simulation.poke("plane_payload_lastOfVector", bit(word.lastOfVector()));
  }

  void poke(long[] beat, int lanes) {
    Port payload = simulation.port("beats_payload");
    for (int i = 0; i < beat.length; i++) {
      payload.poke(i * lanes, lanes, beat[i]);
    }
  }

  void poke(SpikePass word) {
    simulation.poke("pass_payload_source", word.source());
    simulation.poke("pass_payload_offsetY", word.offsetY() & 31);
    simulation.poke("pass_payload_offsetX", word.offsetX() & 31);
    simulation.poke("pass_payload_firstPass", bit(word.firstPass()));
    simulation.poke("pass_payload_lastPass", bit(word.lastPass()));
    simulation.poke("pass_payload_firstStep", bit(word.firstStep()));
    simulation.poke("pass_payload_lastStep", bit(word.lastStep()));
    simulation.poke("pass_payload_lastOfLayer", bit(word.lastOfLayer()));
  }
}
