package org.firefly.compiler.quantise;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firefly.architecture.isa.NeuronRule;

/**
 * Chooses the scales of a layer: the size of a weight step per channel, and the fraction bits of
 * the membranes. First come steps at which weights and constants are integers: a power of two for
 * the whole layer, then the grid that a channel's weights lie on. Other weights get the finest step
 * of int8. Where something leaks away or is rounded, the unit of the membranes is made as fine as
 * their range allows.
 */
final class ScaleChoice {
  private static final int FINEST_POWER = 8;

  private final RealLayer layer;
  private final Numbers numbers;
  private final boolean calibrated;
  private final List<Candidate> candidates;

  ScaleChoice(RealLayer layer, Numbers numbers, Ranges ranges) {
    this.layer = layer;
    this.numbers = numbers;
    this.calibrated = ranges.isCalibrated();
    this.candidates = candidates(rooms(ranges));
  }

  private List<Room> rooms(Ranges ranges) {
    List<Room> rooms =
        IntStream.range(0, layer.channels().size())
            .parallel()
            .mapToObj(c -> room(ranges, c))
            .toList();
    return layer.readout() ? List.of(rooms.stream().reduce(Room::union).orElseThrow()) : rooms;
  }

  private Room room(Ranges ranges, int channel) {
    Interval bound = ranges.bound(channel);
    double theta = layer.channels().get(channel).threshold();
    boolean idle = !layer.readout() && 2 * bound.high() < theta;
    return new Room(bound.magnitude(), ranges.expected(channel, bound).magnitude(), idle);
  }

  private List<Candidate> candidates(List<Room> rooms) {
    List<ScaleGroup> groups =
        layer.readout()
            ? List.of(group(layer.channels()))
            : layer.channels().stream().map(channel -> group(List.of(channel))).toList();
    List<Optional<ScaleGroup.Grid>> grids = grids(groups);
    double largest = numbers.largestMembrane(layer.rule());
    return IntStream.range(0, groups.size())
        .mapToObj(g -> new Candidate(groups.get(g), rooms.get(g), grids.get(g), largest))
        .toList();
  }

  private ScaleGroup group(List<RealChannel> channels) {
    return new ScaleGroup(layer, channels, numbers);
  }

  /** A power of two for all, as coarse as possible, or each group's own. */
  private List<Optional<ScaleGroup.Grid>> grids(List<ScaleGroup> groups) {
    for (int bits = 0; bits <= FINEST_POWER; bits++) {
      double step = Math.scalb(numbers.inputScale(), -bits);
      boolean asTheyAre = bits == 0;
      List<Optional<ScaleGroup.Grid>> grids =
          groups.stream().map(g -> asTheyAre ? g.at(step) : g.fitting(step)).toList();
      if (grids.stream().allMatch(g -> g.filter(ScaleGroup.Grid::isExact).isPresent())) {
        return grids;
      }
    }
    return groups.stream().map(ScaleGroup::coarsest).toList();
  }

  /** The scales. */
  Scales scales() {
    int least = candidates.stream().mapToInt(Candidate::leastFraction).max().orElse(0);
    boolean proven = !calibrated && allFit(least, true);
    int fraction = gainsByFraction() ? numbers.highestFraction() : least;
    while (fraction > least && !allFit(fraction, proven)) {
      fraction -= NeuronRule.FRACTION_STEP;
    }
    double[] steps = new double[layer.channels().size()];
    for (int c = 0; c < steps.length; c++) {
      Candidate candidate = candidates.get(layer.readout() ? 0 : c);
      steps[c] = candidate.step(fraction, proven, calibrated, leaks());
    }
    return new Scales(steps, fraction, expectation(proven));
  }

  private Expectation expectation(boolean proven) {
    if (calibrated) {
      return Expectation.CALIBRATED;
    }
    boolean bounded = proven || numbers.planes().isPresent();
    return bounded ? Expectation.PROVEN : Expectation.ASSUMED;
  }

  /** Integers that stay integers are easier to read without. */
  private boolean gainsByFraction() {
    return leaks() || candidates.stream().anyMatch(Candidate::gainsByFraction);
  }

  private boolean leaks() {
    return layer.channels().stream().anyMatch(RealChannel::leaks);
  }

  /** A channel that can never fire does not decide how fine the others are. */
  private boolean allFit(int fractionBits, boolean proven) {
    return candidates.stream().allMatch(c -> c.room().idle() || c.fits(fractionBits, proven));
  }
}
