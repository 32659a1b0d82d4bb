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
final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float NO_CLIPPING = -1;

  private final List<Slot> slots = new ArrayList<>();

  /** Takes every trained array. */
  AdamW(NDManager manager, List<Parameter> parameters, float weightDecay) {
    for (Parameter parameter : parameters) {
      if (parameter.trained()) {
        boolean decaying = parameter.role() == Parameter.Role.DECAYING;
        slots.add(Slot.of(manager, parameter, decaying ? weightDecay : 0));
      }
    }
  }

  /**
   * Changes every array by its gradient, and clears the gradient.
   *
   * @param step number of this update, from 1
   * @param gradientScale factor of the gradients
   */
  void update(long step, float learningRate, float gradientScale) {
    double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    float corrected = (float) (learningRate * correction);
    for (Slot slot : slots) {
      slot.update(learningRate, corrected, gradientScale);
    }
  }

  /** The first and second moments, named after the arrays they belong to. */
  List<Parameter> moments() {
    List<Parameter> moments = new ArrayList<>();
    for (Slot slot : slots) {
      moments.add(new Parameter(slot.name + ".first", slot.first, Parameter.Role.STATISTIC));
      moments.add(new Parameter(slot.name + ".second", slot.second, Parameter.Role.STATISTIC));
    }
    return moments;
  }

  private record Slot(String name, NDArray array, NDArray first, NDArray second, float decay) {
    static Slot of(NDManager manager, Parameter parameter, float decay) {
      NDArray array = parameter.array();
      return new Slot(
          parameter.name(),
          array,
          manager.zeros(array.getShape()),
          manager.zeros(array.getShape()),
          decay);
    }

    void update(float learningRate, float corrected, float gradientScale) {
      try (NDArray gradient = array.getGradient()) {
        array
            .getNDArrayInternal()
            .adamUpdate(
                new NDList(array, gradient, first, second),
                new NDList(array),
                learningRate,
                corrected,
                decay,
                gradientScale,
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
