package org.firefly.accelerator.spike;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.firefly.accelerator.channel.PassCommand;
import org.firefly.accelerator.channel.PlaneStart;
import org.firefly.accelerator.channel.PositionTag;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.hdl.stream.Stream;

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
  private final SpikePath path;
  private final Simulation simulation;

  Pins(SpikePath path, Simulation simulation) {
    this.path = path;
    this.simulation = simulation;
    plane = handshake(path.plane);
    beats = handshake(path.beats);
    pass = handshake(path.pass);
    swapSoon = simulation.port(path.swapSoon);
    room = simulation.port(path.room);
    positionValid = simulation.port(path.position.valid());
    positionSwap = simulation.port(path.position.swap());
    spikes = simulation.port(path.position.spikes());
    reserve = simulation.port(path.reserve);
    busy = simulation.port(path.busy);
    issued = simulation.port(path.issued);
    passDone = simulation.port(path.passDone);
    lastOfLayer = simulation.port(path.lastOfLayer);
    waits =
        List.of(
            simulation.port(path.waitsForSpikes),
            simulation.port(path.waitsForWeights),
            simulation.port(path.waitsForOutput));
    tag = tagPorts();
  }

  private Map<String, Port> tagPorts() {
    PositionTag tags = path.tag;
    return Map.of(
        "firstPass", simulation.port(tags.firstPass()),
        "lastPass", simulation.port(tags.lastPass()),
        "firstStep", simulation.port(tags.firstStep()),
        "lastStep", simulation.port(tags.lastStep()),
        "address", simulation.port(tags.address()),
        "oddRow", simulation.port(tags.oddRow()),
        "oddColumn", simulation.port(tags.oddColumn()),
        "columnPair", simulation.port(tags.columnPair()),
        "lastOfPass", simulation.port(tags.lastOfPass()));
  }

  private Handshake handshake(Stream<?> stream) {
    return new Handshake(simulation.port(stream.valid()), simulation.port(stream.ready()));
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
    PlaneStart start = path.plane.payload();
    simulation.poke(start.firstWord(), word.firstWord());
    simulation.poke(start.firstOfVector(), bit(word.firstOfVector()));
    simulation.poke(start.lastOfVector(), bit(word.lastOfVector()));
  }

  void poke(long[] beat, int lanes) {
    Port payload = simulation.port(path.beats.payload());
    for (int i = 0; i < beat.length; i++) {
      payload.poke(i * lanes, lanes, beat[i]);
    }
  }

  void poke(SpikePass word) {
    PassCommand command = path.pass.payload();
    simulation.poke(command.source(), word.source());
    simulation.poke(command.offsetY(), word.offsetY());
    simulation.poke(command.offsetX(), word.offsetX());
    simulation.poke(command.firstPass(), bit(word.firstPass()));
    simulation.poke(command.lastPass(), bit(word.lastPass()));
    simulation.poke(command.firstStep(), bit(word.firstStep()));
    simulation.poke(command.lastStep(), bit(word.lastStep()));
    simulation.poke(command.lastOfLayer(), bit(word.lastOfLayer()));
  }
}
