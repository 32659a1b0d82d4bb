package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization",
 * ICLR 2019).
 *
 * <p>The arithmetic is DJL's; its own optimiser of the same name hides its moments, and a
 * checkpoint needs them.
 */
final class AdamW implements ParameterVisitor {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float NO_CLIPPING = -1;

  private final NDManager manager;
  private final float weightDecay;
  private final List<Slot> slots = new ArrayList<>();

  /** Takes every trained array of the network and switches its gradient on. */
  AdamW(NDManager manager, SpikingNetwork network, float weightDecay) {
    this.manager = manager;
    this.weightDecay = weightDecay;
    network.visit(this);
  }

  @Override
  public void decaying(String name, NDArray array) {
    add(name, array, weightDecay);
  }

  @Override
  public void plain(String name, NDArray array) {
    add(name, array, 0);
  }

  @Override
  public void statistic(String name, NDArray array) {}

  /**
   * Changes every array by its gradient, and clears the gradient.
   *
   * @param step number of this update, from 1
   */
  void update(long step, float learningRate) {
    double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    float corrected = (float) (learningRate * correction);
    for (Slot slot : slots) {
      slot.update(learningRate, corrected);
    }
  }

  /** The first and second moments with names derived from the arrays they belong to. */
  NDList moments() {
    NDList moments = new NDList();
    for (Slot slot : slots) {
      moments.add(slot.first);
      moments.add(slot.second);
    }
    return moments;
  }

  private void add(String name, NDArray array, float decay) {
    array.setRequiresGradient(true);
    NDArray first = manager.zeros(array.getShape());
    NDArray second = manager.zeros(array.getShape());
    first.setName(name + ".first");
    second.setName(name + ".second");
    slots.add(new Slot(array, first, second, decay));
  }

  private record Slot(NDArray array, NDArray first, NDArray second, float decay) {
    void update(float learningRate, float corrected) {
      try (NDArray gradient = array.getGradient()) {
        array
            .getNDArrayInternal()
            .adamUpdate(
                new NDList(array, gradient, first, second),
                new NDList(array),
                learningRate,
                corrected,
                decay,
                1,
                NO_CLIPPING,
                BETA1,
                BETA2,
                EPSILON,
                false,
                true);
      }
    }
  }
}
