package org.firefly.accelerator.spike;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** All passes and planes of a layer, and the positions that they must give. */
final class SpikeRun {
  /** What must enter the array. */
  record Expected(
      long[] taps, boolean swap, SpikePass pass, int address, int y, int x, boolean lastOfPass) {}

  private final SpikeLayer layer;
  private final int lanes;
  private final int wordsPerBeat;
  private final RandomGenerator random;
  private final boolean fromBeatStart;
  private final List<SpikePass> passes = new ArrayList<>();
  private final List<SpikePlane> planes = new ArrayList<>();
  private final List<Expected> expected = new ArrayList<>();

  SpikeRun(
      SpikeLayer layer,
      int lanes,
      int wordsPerBeat,
      boolean fromBeatStart,
      RandomGenerator random) {
    this.layer = layer;
    this.lanes = lanes;
    this.wordsPerBeat = wordsPerBeat;
    this.fromBeatStart = fromBeatStart;
    this.random = random;
  }

  SpikeLayer layer() {
    return layer;
  }

  List<SpikePass> passes() {
    return passes;
  }

  List<SpikePlane> planes() {
    return planes;
  }

  List<Expected> expected() {
    return expected;
  }

  /** Adds the passes of all time steps; each takes a source and offsets of {@code choice}. */
  SpikeRun steps(int timeSteps, int passesOfStep, PassChoice choice) {
    for (int t = 0; t < timeSteps; t++) {
      List<SpikePlane> vector = layer.packed() ? gather() : List.of();
      for (int k = 0; k < passesOfStep; k++) {
        boolean last = k == passesOfStep - 1;
        boolean lastStep = t == timeSteps - 1;
        int[] place = choice.next(k);
        SpikePass pass =
            new SpikePass(
                place[0], place[1], place[2], k == 0, last, t == 0, lastStep, last && lastStep);
        passes.add(pass);
        expect(pass, vector);
      }
    }
    return this;
  }

  /** Source, offsetY and offsetX of pass k of a time step. */
  interface PassChoice {
    int[] next(int k);
  }

  private List<SpikePlane> gather() {
    List<SpikePlane> vector = new ArrayList<>();
    for (int g = 0; g < layer.inputGroups(); g++) {
      vector.add(plane(g == 0, g == layer.inputGroups() - 1));
    }
    planes.addAll(vector);
    return vector;
  }

  private SpikePlane plane(boolean first, boolean last) {
    int firstWord = fromBeatStart ? 0 : random.nextInt(wordsPerBeat);
    return SpikePlane.random(layer, lanes, firstWord, first, last, random);
  }

  private void expect(SpikePass pass, List<SpikePlane> vector) {
    SpikePlane plane = layer.packed() ? null : plane(false, false);
    if (plane != null) {
      planes.add(plane);
    }
    int address = 0;
    for (int n = 0; n < layer.samples(); n++) {
      for (int y = 0; y < layer.outputHeight(); y++) {
        for (int x = 0; x < layer.outputWidth(); x++) {
          long[] taps =
              layer.packed() ? packed(vector, pass, address) : window(plane, pass, n, y, x);
          boolean lastOfPass = address == layer.positions() - 1;
          expected.add(new Expected(taps, address == 0, pass, address, y, x, lastOfPass));
          address++;
        }
      }
    }
  }

  private long[] window(SpikePlane plane, SpikePass pass, int n, int y, int x) {
    long[] taps = new long[9];
    for (int tap = 0; tap < 9; tap++) {
      int row = layer.stride() * y + pass.offsetY() + tap / 3;
      int column = layer.stride() * x + pass.offsetX() + tap % 3;
      boolean inside =
          row >= 0 && row < layer.inputHeight() && column >= 0 && column < layer.inputWidth();
      taps[tap] =
          inside ? plane.words()[n * layer.samplePitch() + row * layer.rowPitch() + column] : 0;
    }
    return taps;
  }

  private long[] packed(List<SpikePlane> vector, SpikePass pass, int position) {
    long[] taps = new long[9];
    int run = layer.vectorPlaneWords();
    for (int tap = 0; tap < 9; tap++) {
      int word = 9 * pass.source() + tap;
      taps[tap] =
          word < layer.vectorWords()
              ? vector.get(word / run).words()[position * run + word % run]
              : 0;
    }
    return taps;
  }

  /** Whether a position makes a word of the output. */
  boolean produces(Expected position) {
    if (!position.pass().lastPass()) {
      return false;
    }
    if (layer.readout()) {
      return position.pass().lastStep();
    }
    return !layer.pool() || (position.y() % 2 == 1 && position.x() % 2 == 1);
  }
}
