package org.firefly.interpreter;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.firefly.network.Node;

/** One sample on its way through a network. */
final class Run {
  private final List<Interpreter.Stage> stages;
  private final Set<String> watched;
  private final Observer observer;
  private final Operation[] operations;
  private final double[][] outputs;
  private final double[][] sums;

  Run(List<Interpreter.Stage> stages, Set<String> watched, Observer observer) {
    this.stages = stages;
    this.watched = watched;
    this.observer = observer;
    operations = stages.stream().map(s -> s.operation().get()).toArray(Operation[]::new);
    outputs = stages.stream().map(s -> new double[s.outputs()]).toArray(double[][]::new);
    sums = stages.stream().map(s -> new double[s.inputs()]).toArray(double[][]::new);
  }

  void compute(Samples samples, int sample) {
    settle();
    for (int step = 0; step < samples.steps(); step++) {
      for (int i = 0; i < operations.length; i++) {
        Interpreter.Stage stage = stages.get(i);
        if (stage.node() instanceof Node.Input) {
          samples.read(sample, step, outputs[i]);
        } else if (watched.contains(stage.name())) {
          watchedStep(sample, step, i);
        } else {
          operations[i].step(input(i), outputs[i]);
        }
        if (watched.contains(stage.name())) {
          observer.observe(sample, step, stage.name(), outputs[i]);
        }
      }
    }
  }

  private void watchedStep(int sample, int step, int index) {
    String name = stages.get(index).name();
    double[] input = input(index);
    double[] membranes = operations[index].membranes();
    double[] before = membranes.clone();
    observer.received(sample, step, name, input);
    operations[index].step(input, outputs[index]);
    if (membranes.length > 0) {
      observer.membranes(sample, step, name, before, membranes);
    }
  }

  /**
   * Gives every edge that closes a cycle what it carries while all inputs and neurons are silent.
   */
  private void settle() {
    if (stages.stream().allMatch(stage -> stage.delayed().isEmpty())) {
      return;
    }
    for (int i = 0; i < operations.length; i++) {
      Node node = stages.get(i).node();
      if (!node.isStateful() && !(node instanceof Node.Input)) {
        operations[i].step(input(i), outputs[i]);
      }
    }
  }

  private double[] input(int index) {
    Interpreter.Stage stage = stages.get(index);
    if (stage.delayed().isEmpty() && stage.sources().size() == 1) {
      return outputs[stage.sources().get(0)];
    }
    double[] sum = sums[index];
    Arrays.fill(sum, 0);
    stage.sources().forEach(source -> add(outputs[source], sum));
    stage.delayed().forEach(source -> add(outputs[source], sum));
    return sum;
  }

  private static void add(double[] values, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }
}
