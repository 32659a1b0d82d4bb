package org.firefly.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the parameters of a node under their names in NIR files, in a fixed order. */
final class Parameters {
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  private Parameters() {}

  static Parameters of(String field, Tensor tensor) {
    return new Parameters().and(field, tensor);
  }

  Parameters and(String field, Tensor tensor) {
    tensors.put(field, tensor);
    return this;
  }

  Parameters and(String field, Optional<Tensor> tensor) {
    tensor.ifPresent(present -> tensors.put(field, present));
    return this;
  }

  /** The parameters so far, unmodifiable. */
  Map<String, Tensor> toMap() {
    return Collections.unmodifiableMap(tensors);
  }
}
