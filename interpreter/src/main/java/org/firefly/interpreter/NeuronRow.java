package org.firefly.interpreter;

import org.firefly.conventions.CurrentOrder;
import org.firefly.conventions.DiscreteNeuron;
import org.firefly.conventions.ResetTiming;
import org.firefly.conventions.SpikeRule;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** The neurons of a node, see {@link DiscreteNeuron}. */
final class NeuronRow {
  private final DiscreteNeuron equation;
  private final int size;
  private final double[] decay;
  private final double[] gain;
  private final double[] leak;
  private final double[] initial;
  private final double[] threshold;
  private final double[] reset;
  private final double[] currentDecay;
  private final double[] currentGain;

  NeuronRow(DiscreteNeuron equation, Shape shape) {
    this.equation = equation;
    size = shape.size();
    decay = values(equation.decay(), shape);
    gain = values(equation.gain(), shape);
    leak = values(equation.leak(), shape);
    initial = values(equation.initial(), shape);
    Tensor none = Tensor.scalar(0);
    threshold = values(equation.firing().map(DiscreteNeuron.Firing::threshold).orElse(none), shape);
    reset = values(equation.firing().map(DiscreteNeuron.Firing::reset).orElse(none), shape);
    currentDecay =
        values(equation.synapse().map(DiscreteNeuron.Synapse::decay).orElse(none), shape);
    currentGain = values(equation.synapse().map(DiscreteNeuron.Synapse::gain).orElse(none), shape);
  }

  private static double[] values(Tensor tensor, Shape shape) {
    return tensor.broadcastTo(shape).toArray();
  }

  /** The neurons before their first step. */
  Operation start() {
    return new State();
  }

  private final class State implements Operation {
    private final double[] membrane = initial.clone();
    private final double[] current = new double[size];
    private final double[] drive = new double[size];

    @Override
    public void step(double[] input, double[] output) {
      integrateCurrent(input);
      if (equation.firing().isEmpty()) {
        integrate();
        System.arraycopy(membrane, 0, output, 0, size);
      } else {
        fire(equation.firing().get(), output);
      }
    }

    @Override
    public double[] membranes() {
      return membrane;
    }

    private void integrateCurrent(double[] input) {
      if (equation.synapse().isEmpty()) {
        System.arraycopy(input, 0, drive, 0, size);
        return;
      }
      boolean old = equation.synapse().get().order() == CurrentOrder.OLD;
      for (int n = 0; n < size; n++) {
        drive[n] = current[n];
        current[n] = currentDecay[n] * current[n] + currentGain[n] * input[n];
        drive[n] = old ? drive[n] : current[n];
      }
    }

    private void integrate() {
      for (int n = 0; n < size; n++) {
        membrane[n] = charged(n);
      }
    }

    private double charged(int n) {
      return decay[n] * membrane[n] + gain[n] * drive[n] + leak[n];
    }

    private void fire(DiscreteNeuron.Firing firing, double[] output) {
      SpikeRule rule = firing.rule();
      if (firing.timing() != ResetTiming.AT_ONCE) {
        fireLate(firing, output);
      } else if (firing.soft()) {
        for (int n = 0; n < size; n++) {
          double u = charged(n);
          boolean fires = rule.fires(u, threshold[n]);
          membrane[n] = fires ? u - reset[n] : u;
          output[n] = fires ? 1 : 0;
        }
      } else {
        for (int n = 0; n < size; n++) {
          double u = charged(n);
          boolean fires = rule.fires(u, threshold[n]);
          membrane[n] = fires ? reset[n] : u;
          output[n] = fires ? 1 : 0;
        }
      }
    }

    private void fireLate(DiscreteNeuron.Firing firing, double[] output) {
      boolean corrected = firing.timing() == ResetTiming.CORRECTED;
      for (int n = 0; n < size; n++) {
        boolean late = firing.rule().fires(membrane[n], threshold[n]);
        double u = charged(n);
        if (late) {
          u = firing.soft() ? u - reset[n] : reset[n];
        }
        boolean fires = firing.rule().fires(u, threshold[n]);
        double correction = ((late ? 1 : 0) - (fires ? 1 : 0)) * reset[n];
        membrane[n] = corrected ? u + correction : u;
        output[n] = fires ? 1 : 0;
      }
    }
  }
}
