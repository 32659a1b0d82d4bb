package org.firefly.runtime.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firefly.architecture.isa.Register;
import org.firefly.architecture.isa.RegisterField;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.Schedule;
import org.firefly.runtime.BlockReport;
import org.firefly.runtime.CoreCounters;
import org.firefly.runtime.LayerCounters;

/** Reads what a core counted in the run that has just ended. */
final class CounterReader {
  private final RegisterPage registers;
  private final Program program;

  private final Schedule schedule;

  CounterReader(RegisterPage registers, Program program) {
    this.registers = registers;
    this.program = program;
    this.schedule = program.schedule();
  }

  BlockReport read(int samples, boolean membraneOverflow) {
    Set<Integer> overflowed = new TreeSet<>();
    List<LayerCounters> layers = new ArrayList<>();
    int descriptor = 0;
    long start = 0;
    for (List<Integer> round : schedule.rounds()) {
      int last = round.get(round.size() - 1);
      int end = schedule.end(last);
      long clock = start;
      for (; descriptor < Math.min(end, Register.LAYER_LOG_ENTRIES); descriptor++) {
        int entry = registers.read(Register.LAYER_LOG.offset() + Integer.BYTES * descriptor);
        clock = RegisterField.LAYER_LOG_CLOCK.of(entry);
        if (RegisterField.LAYER_LOG_OVERFLOW.isSet(entry)) {
          overflowed.add(schedule.order().get(descriptor).layer());
        }
      }
      if (descriptor == end) {
        layers.add(new LayerCounters(last, name(round), clock - start));
      }
      start = clock;
    }
    return BlockReport.of(
        samples, membraneOverflow, overflowed, Optional.empty(), Optional.of(counters(layers)));
  }

  /** Layers that take turns are counted together. */
  private String name(List<Integer> round) {
    return round.stream()
        .map(layer -> program.layers().get(layer).name())
        .collect(Collectors.joining(" + "));
  }

  private CoreCounters counters(List<LayerCounters> layers) {
    return new CoreCounters(
        1,
        registers.read(Register.CLOCKS_LOW, Register.CLOCKS_HIGH),
        registers.read(Register.BUSY_LOW, Register.BUSY_HIGH),
        registers.read(Register.WEIGHT_STALL_LOW, Register.WEIGHT_STALL_HIGH),
        registers.read(Register.SPIKE_STALL_LOW, Register.SPIKE_STALL_HIGH),
        registers.read(Register.OUTPUT_STALL_LOW, Register.OUTPUT_STALL_HIGH),
        layers);
  }
}
