package org.firefly.network.nir;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.firefly.network.NetworkException;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/**
 * Typed access to the fields of one node's group. Messages name the field; the caller adds the
 * node.
 */
final class Fields {
  /** Extents and counts beyond this are damage; it keeps sums of a few of them within an int. */
  private static final int MAX_INTEGER = 1 << 28;

  private final Entry.Group group;
  private final Set<String> used = new LinkedHashSet<>();

  Fields(Entry.Group group) {
    this.group = group;
  }

  /** Names of the fields that nobody asked for. */
  Set<String> unused() {
    Set<String> unused = new LinkedHashSet<>(group.members().keySet());
    unused.removeAll(used);
    return unused;
  }

  Optional<Entry> entry(String field) {
    used.add(field);
    return Optional.ofNullable(group.members().get(field));
  }

  Entry.Group group(String field) {
    return required(field) instanceof Entry.Group members
        ? members
        : fail(field, "must be an HDF5 group; export the network with NIR");
  }

  Tensor tensor(String field) {
    return numbers(field, required(field));
  }

  Optional<Tensor> optionalTensor(String field) {
    return entry(field).map(entry -> numbers(field, entry));
  }

  /** Whether the field holds text rather than numbers. */
  boolean isText(String field) {
    return group.members().get(field) instanceof Entry.Text;
  }

  String text(String field) {
    if (required(field) instanceof Entry.Text text && text.values().size() == 1) {
      return text.values().get(0);
    }
    return fail(field, "must be one string; export the network with NIR");
  }

  int integer(String field) {
    Tensor tensor = tensor(field);
    return tensor.size() == 1
        ? whole(field, tensor.value(0))
        : fail(field, "has shape " + tensor.shape() + " but must be one integer");
  }

  int integer(String field, int whenMissing) {
    return group.members().containsKey(field) ? integer(field) : whenMissing;
  }

  Optional<Integer> optionalInteger(String field) {
    return entry(field).map(entry -> integer(field));
  }

  /** One integer for both axes, or one for each. */
  Size2d size(String field) {
    Tensor tensor = tensor(field);
    if (tensor.size() == 1) {
      return Size2d.square(whole(field, tensor.value(0)));
    } else if (tensor.size() == 2) {
      return new Size2d(whole(field, tensor.value(0)), whole(field, tensor.value(1)));
    }
    return fail(field, "has shape " + tensor.shape() + " but must be one or two integers");
  }

  Optional<Size2d> optionalSize(String field) {
    return entry(field).map(entry -> size(field));
  }

  /** A list of extents. */
  Shape shape(String field) {
    Tensor tensor = tensor(field);
    if (tensor.shape().rank() > 1) {
      return fail(field, "has shape " + tensor.shape() + " but must be a list of extents");
    }
    int[] extents = new int[tensor.size()];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = whole(field, tensor.value(axis));
    }
    try {
      return Shape.of(extents);
    } catch (NetworkException e) {
      return fail(field, e.getMessage());
    }
  }

  Optional<Shape> optionalShape(String field) {
    return entry(field).map(entry -> shape(field));
  }

  private Entry required(String field) {
    return entry(field)
        .orElseThrow(
            () ->
                NetworkException.inField(
                    field, "is missing; the file is damaged or not a NIR model, export it again"));
  }

  private static Tensor numbers(String field, Entry entry) {
    if (entry instanceof Entry.Numbers numbers) {
      return numbers.tensor();
    } else if (entry instanceof Entry.Unsupported unsupported) {
      return fail(field, unsupported.reason() + " but must be numbers; export it as float32");
    }
    return fail(field, "must be a dataset of numbers; export the network with NIR");
  }

  private static int whole(String field, double value) {
    if (value != Math.rint(value) || Math.abs(value) > MAX_INTEGER) {
      return fail(field, "is " + value + " but must be an integer up to " + MAX_INTEGER);
    }
    return (int) value;
  }

  private static <T> T fail(String field, String problem) {
    throw NetworkException.inField(field, problem);
  }
}
