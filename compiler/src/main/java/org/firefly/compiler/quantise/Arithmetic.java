package org.firefly.compiler.quantise;

import org.firefly.architecture.isa.NeuronRule;

/** The numbers that a membrane is made of. */
enum Arithmetic {
  /** Real numbers. */
  REAL(0) {
    @Override
    double leak(double value, int decay) {
      return value * decay / NeuronRule.NO_DECAY;
    }
  },
  /** The accelerator's integers. */
  INTEGER(1) {
    @Override
    double leak(double value, int decay) {
      return NeuronRule.leak((long) value, decay);
    }
  };

  private final double grain;

  Arithmetic(double grain) {
    this.grain = grain;
  }

  /** What one step of leak leaves. */
  abstract double leak(double value, int decay);

  Interval leak(Interval values, int decay) {
    return values.isEmpty()
        ? values
        : new Interval(leak(values.low(), decay), leak(values.high(), decay));
  }

  /** Distance of neighbouring numbers. */
  double grain() {
    return grain;
  }
}
