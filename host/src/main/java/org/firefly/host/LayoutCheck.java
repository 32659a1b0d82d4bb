package org.firefly.host;

import java.util.List;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.LayerInput;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ReadoutLayout;
import org.firefly.architecture.program.SpikeLayout;

/** Whether tensors lie in a program's memory and have its parallelism, time steps and batch. */
final class LayoutCheck {
  private final Program program;
  private final List<String> problems;

  LayoutCheck(Program program, List<String> problems) {
    this.program = program;
    this.problems = problems;
  }

  void spikes(String what, SpikeLayout layout) {
    if (isShaped(what, layout.parallelism(), layout.samples(), layout.map())) {
      if (layout.timeSteps() != steps(layout)) {
        problems.add(what + " has " + layout.timeSteps() + " time steps");
      } else {
        inMemory(what, layout.offset(), layout.bytes());
      }
    }
  }

  /** Numbers that do not change lie in memory once. */
  private int steps(SpikeLayout layout) {
    return layout.offset() == program.encoding().output().offset()
            && program.encoding() instanceof HostEncoding.Planes planes
            && planes.constant()
        ? 1
        : program.timeSteps();
  }

  /** Where the bits of numbers lie. */
  void planes(HostEncoding.Planes planes) {
    if (!(planes.inputScale() > 0) || Double.isInfinite(planes.inputScale())) {
      problems.add("the input scale is " + planes.inputScale());
    }
    if (!planes.output().map().equals(planes.channels().map())) {
      problems.add("the input has another shape than its bits");
    }
  }

  void input(String what, LayerInput input) {
    spikes(what, input.spikes());
    if (input.delay() < 0) {
      problems.add(what + " comes " + -input.delay() + " steps early");
    }
  }

  void readout(String what, ReadoutLayout layout) {
    if (isShaped(what, layout.parallelism(), layout.samples(), layout.map())) {
      inMemory(what, layout.offset(), layout.bytes());
    }
  }

  /** Where the planes of one descriptor begin. */
  void planes(String what, long offset) {
    inMemory(what, offset, 0);
  }

  private boolean isShaped(String what, int parallelism, int samples, FeatureMap map) {
    long positions = Math.multiplyExact(map.height(), map.width());
    long neurons = Math.multiplyExact(positions, (long) map.channels());
    boolean fits =
        parallelism == program.config().parallelism()
            && samples == program.batch()
            && neurons <= Integer.MAX_VALUE;
    if (!fits) {
      problems.add(what + " has another shape than the program");
    }
    return fits;
  }

  private void inMemory(String what, long offset, long bytes) {
    long most = Math.max(program.memoryBytes(), program.image().length);
    if (offset < 0 || bytes < 0 || Math.addExact(offset, bytes) > most) {
      problems.add(what + " lies outside the memory of " + most + " bytes");
    }
  }
}
