package org.firefly.compiler.lower;

import org.firefly.architecture.program.FeatureMap;
import org.firefly.conventions.SpikeRule;

/**
 * Recognises max pooling on spikes, for which NIR has no primitive: a 2x2 sum, average or depthwise
 * convolution of ones, and a neuron that fires exactly when at least one spike came.
 */
final class OrPool {
  private OrPool() {}

  /** Whether the linear nodes and the neuron behind them are an OR of 2x2 blocks. */
  static boolean matches(LinearStage linear, NeuronModel neurons) {
    double perSpike;
    if (linear.lonePool().filter(PoolWindow::isTwoByTwo).isPresent()) {
      perSpike = linear.lonePool().get().factor();
    } else if (linear.map().filter(OrPool::isOnes).isPresent()) {
      perSpike = 1;
    } else {
      return false;
    }
    return neurons.forgetsAfterSpike()
        && neurons.restsAtZero()
        && firesOnAnySpike(neurons, perSpike);
  }

  private static boolean firesOnAnySpike(NeuronModel neurons, double perSpike) {
    SpikeRule rule = neurons.firing().orElseThrow().rule();
    double[] theta = neurons.firing().orElseThrow().threshold();
    for (int c = 0; c < theta.length; c++) {
      double spike = neurons.gain()[c] * perSpike;
      boolean restsSilent = rule == SpikeRule.GREATER ? theta[c] >= 0 : theta[c] > 0;
      boolean fires = rule == SpikeRule.GREATER ? spike > theta[c] : spike >= theta[c];
      if (!restsSilent || !fires) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOnes(LinearMap map) {
    Geometry g = map.geometry();
    return hasPoolShape(g) && isOnesPerChannel(map.weights(), g.input(), 4) && isZero(map.bias());
  }

  private static boolean hasPoolShape(Geometry g) {
    return g.kernelHeight() == 2
        && g.kernelWidth() == 2
        && g.strideY() == 2
        && g.strideX() == 2
        && g.paddingTop() == 0
        && g.paddingLeft() == 0
        && g.input().channels() == g.output().channels()
        && g.output().height() == g.input().height() / 2
        && g.output().width() == g.input().width() / 2;
  }

  private static boolean isOnesPerChannel(double[] weights, FeatureMap map, int kernelSize) {
    for (int i = 0; i < weights.length; i++) {
      int plane = i / kernelSize;
      double wanted = plane / map.channels() == plane % map.channels() ? 1 : 0;
      if (weights[i] != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(double[] values) {
    for (double value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
