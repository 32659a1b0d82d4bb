package org.firefly.network;

import java.util.Map;

/** What the constructors of nodes check; messages name the field as NIR files do. */
final class Checks {
  private Checks() {}

  /** Checks that there are numbers and that all are finite. */
  static void finite(String field, Tensor tensor) {
    notEmpty(field, tensor);
    if (tensor.isFinite()) {
      return;
    }
    int index = 0;
    while (Double.isFinite(tensor.value(index))) {
      index++;
    }
    throw NetworkException.inField(
        field,
        "has the value "
            + tensor.value(index)
            + " at index "
            + index
            + "; every number must be finite, so check the training run that wrote it");
  }

  static void port(Shape shape) {
    if (shape.rank() == 0 || shape.size() == 0) {
      throw NetworkException.inField(
          "shape", "is " + shape + " but needs at least one axis and no axis of extent 0");
    }
  }

  static void rankAtLeast(String field, Tensor tensor, int rank) {
    if (tensor.shape().rank() < rank) {
      throw NetworkException.inField(
          field, "has shape " + tensor.shape() + " but needs at least " + rank + " axes (...,O,I)");
    }
  }

  static void broadcasts(String field, Tensor tensor, Shape target) {
    if (!tensor.shape().broadcastsTo(target)) {
      throw NetworkException.inField(
          field, "has shape " + tensor.shape() + " but must be " + target + " or a single number");
    }
  }

  static void positive(String field, int value) {
    if (value < 1) {
      throw NetworkException.inField(field, "is " + value + " but must be at least 1");
    }
  }

  static void positive(String field, Size2d value) {
    positive(field, Math.min(value.height(), value.width()));
  }

  static void convolution(Tensor weight, int rank, int groups, Tensor bias) {
    if (weight.shape().rank() != rank) {
      throw NetworkException.inField(
          "weight",
          "has shape "
              + weight.shape()
              + " but needs "
              + rank
              + " axes, (output channels, input channels / groups, kernel)");
    }
    finite("weight", weight);
    finite("bias", bias);
    positive("groups", groups);
    int outputs = weight.shape().dimension(0);
    if (outputs % groups != 0) {
      throw NetworkException.inField(
          "groups", "is " + groups + " but must divide the " + outputs + " output channels");
    }
    broadcasts("bias", bias, Shape.of(outputs));
  }

  static void pooling(Size2d kernelSize, Size2d stride, Size2d padding) {
    positive("kernel_size", kernelSize);
    positive("stride", stride);
    if (Math.min(padding.height(), padding.width()) < 0) {
      throw NetworkException.inField("padding", "is negative but must be at least 0");
    }
  }

  /** An infinite time constant is a state without leak; exporters then write infinite gains. */
  static void neuron(Map<String, Tensor> parameters) {
    boolean endless =
        parameters.entrySet().stream()
            .anyMatch(e -> isTime(e.getKey()) && e.getValue().max() == Double.POSITIVE_INFINITY);
    parameters.forEach(
        (field, tensor) -> {
          boolean mayBeInfinite = endless && (isTime(field) || isGain(field));
          finite(field, mayBeInfinite ? tensor.map(Checks::finiteIfPositive) : tensor);
          if (isTime(field) && tensor.min() <= 0) {
            throw NetworkException.inField(
                field, "is " + tensor.min() + " but a time constant must be above 0 seconds");
          }
        });
  }

  private static boolean isTime(String field) {
    return field.startsWith("tau");
  }

  private static boolean isGain(String field) {
    return field.equals("r") || field.equals("w_in");
  }

  private static double finiteIfPositive(double value) {
    return value == Double.POSITIVE_INFINITY ? Double.MAX_VALUE : value;
  }

  private static void notEmpty(String field, Tensor tensor) {
    if (tensor.size() == 0) {
      throw NetworkException.inField(
          field,
          "has shape " + tensor.shape() + ", which holds no number; every extent must be >0");
    }
  }
}
