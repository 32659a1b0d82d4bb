package org.firefly.interpreter;

import org.firefly.network.Neuron;
import org.firefly.network.Node;

/**
 * What a network says of each sample: the last membranes of a readout that never fires, else the
 * sum over time of what reaches the output.
 */
final class Scores {
  private final String node;
  private final boolean last;
  private final double[][] scores;

  Scores(Interpreter interpreter, int samples) {
    String output = interpreter.onlyOutput();
    String source = interpreter.network().sources(output).get(0);
    Node before = interpreter.network().node(source);
    node = output;
    last = before instanceof Neuron neuron && neuron.threshold().isEmpty();
    scores = new double[samples][interpreter.shapes().output(output).size()];
  }

  String node() {
    return node;
  }

  void add(int sample, double[] output) {
    double[] score = scores[sample];
    for (int i = 0; i < score.length; i++) {
      score[i] = last ? output[i] : score[i] + output[i];
    }
  }

  double[][] all() {
    return scores;
  }
}
