package org.firefly.network.nir;

import java.util.List;
import java.util.Map;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** What an HDF5 name stands for, fully in memory. */
sealed interface Entry {
  /** Members by name, in the order of the file. */
  record Group(Map<String, Entry> members) implements Entry {}

  /** A dataset of strings in row-major order. */
  record Text(Shape shape, List<String> values) implements Entry {}

  /** A dataset of numbers. */
  record Numbers(Tensor tensor) implements Entry {}

  /** Something no NIR field is made of; an error only if a field needs it. */
  record Unsupported(String reason) implements Entry {}
}
