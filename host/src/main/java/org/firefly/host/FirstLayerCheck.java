package org.firefly.host;

import java.util.List;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;

/** Whether the host's first layer can be computed as its description says. */
final class FirstLayerCheck {
  private FirstLayerCheck() {}

  static void check(HostEncoding.FirstLayer layer, List<String> problems) {
    String name = "layer " + layer.name();
    if (!Double.isFinite(layer.inputScale()) || layer.inputScale() <= 0) {
      problems.add("the input scale of " + name + " is " + layer.inputScale());
    }
    if (layer.kernelHeight() < 1 || layer.kernelWidth() < 1 || layer.stride() < 1) {
      problems.add(name + " has an impossible kernel or stride");
    }
    if (layer.membraneBits() < 2 || layer.membraneBits() > HostEncoding.WIDE) {
      problems.add("the membranes of " + name + " have " + layer.membraneBits() + " bits");
    }
    if (!startsInside(layer)) {
      problems.add(name + " reads beyond its input");
    }
    if (!layer.output().map().equals(pooled(layer))) {
      problems.add(name + " gives another shape than the accelerator takes");
    }
    int channels = layer.neurons().channels();
    long weights = (long) channels * layer.input().channels();
    weights = Math.multiplyExact(weights, (long) layer.kernelHeight());
    weights = Math.multiplyExact(weights, (long) layer.kernelWidth());
    if (layer.weights().length != weights || layer.constants().size() != channels) {
      problems.add(name + " lacks weights or constants of channels, or has too many");
    }
  }

  private static boolean startsInside(HostEncoding.FirstLayer layer) {
    long row = (long) (layer.neurons().height() - 1) * layer.stride() - layer.paddingTop();
    long column = (long) (layer.neurons().width() - 1) * layer.stride() - layer.paddingLeft();
    return layer.paddingTop() >= 0
        && layer.paddingLeft() >= 0
        && row < layer.input().height()
        && column < layer.input().width();
  }

  private static FeatureMap pooled(HostEncoding.FirstLayer layer) {
    FeatureMap neurons = layer.neurons();
    boolean isTooSmall = Math.min(neurons.height(), neurons.width()) < 2;
    return layer.pool() && !isTooSmall
        ? new FeatureMap(neurons.channels(), neurons.height() / 2, neurons.width() / 2)
        : neurons;
  }
}
