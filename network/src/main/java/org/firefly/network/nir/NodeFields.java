package org.firefly.network.nir;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firefly.network.NetworkException;
import org.firefly.network.Node;
import org.firefly.network.Padding1d;
import org.firefly.network.Padding2d;
import org.firefly.network.Shape;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/**
 * The fields of a node as the scalars, strings and nested Java arrays that the HDF5 writer takes.
 */
final class NodeFields {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private NodeFields() {}

  /** The datasets of any node but a subgraph, by name. */
  static Map<String, Object> of(Node node) {
    NodeFields result = new NodeFields();
    node.parameters().forEach((name, tensor) -> result.fields.put(name, array(tensor)));
    result.putStructure(node);
    return result.fields;
  }

  private void putStructure(Node node) {
    if (node instanceof Node.Input input) {
      put("shape", input.shape());
    } else if (node instanceof Node.Output output) {
      put("shape", output.shape());
    } else if (node instanceof Node.Conv1d conv) {
      putConvolution(conv);
    } else if (node instanceof Node.Conv2d conv) {
      putConvolution(conv);
    } else if (node instanceof Node.SumPool2d pool) {
      putPooling(pool.kernelSize(), pool.stride(), pool.padding());
    } else if (node instanceof Node.AvgPool2d pool) {
      putPooling(pool.kernelSize(), pool.stride(), pool.padding());
    } else if (node instanceof Node.Flatten flatten) {
      fields.put("start_dim", (long) flatten.startDim());
      fields.put("end_dim", (long) flatten.endDim());
      flatten.inputType().ifPresent(shape -> put("input_type", shape));
    }
  }

  private void putConvolution(Node.Conv1d conv) {
    Padding1d padding = conv.padding();
    boolean same = padding.equals(Padding1d.same(conv.kernelSize(), conv.dilation()));
    conv.inputLength().ifPresent(length -> fields.put("input_shape", (long) length));
    fields.put("stride", (long) conv.stride());
    fields.put(
        "padding",
        padding.isSymmetric()
            ? (Object) (long) padding.before()
            : same(same && conv.stride() == 1));
    fields.put("dilation", (long) conv.dilation());
    fields.put("groups", (long) conv.groups());
  }

  private void putConvolution(Node.Conv2d conv) {
    Padding2d padding = conv.padding();
    boolean same = padding.equals(Padding2d.same(conv.kernelSize(), conv.dilation()));
    boolean unitStride = conv.stride().equals(Size2d.square(1));
    conv.inputShape().ifPresent(size -> put("input_shape", size));
    put("stride", conv.stride());
    fields.put(
        "padding",
        padding.isSymmetric()
            ? new long[] {padding.top(), padding.left()}
            : same(same && unitStride));
    put("dilation", conv.dilation());
    fields.put("groups", (long) conv.groups());
  }

  /** NIR knows padding that differs between the sides only under the name "same". */
  private static String same(boolean same) {
    if (!same) {
      throw NetworkException.inField(
          "padding", "differs between the sides, which NIR cannot store; enlarge the kernel");
    }
    return "same";
  }

  private void putPooling(Size2d kernel, Size2d stride, Size2d padding) {
    put("kernel_size", kernel);
    put("stride", stride);
    put("padding", padding);
  }

  private void put(String name, Size2d size) {
    fields.put(name, new long[] {size.height(), size.width()});
  }

  private void put(String name, Shape shape) {
    fields.put(name, Arrays.stream(shape.toArray()).asLongStream().toArray());
  }

  /** A tensor as number or nested array, single precision where that keeps every value. */
  static Object array(Tensor tensor) {
    boolean single = true;
    for (int i = 0; i < tensor.size() && single; i++) {
      single = Double.compare((float) tensor.value(i), tensor.value(i)) == 0;
    }
    Class<?> type = single ? float.class : double.class;
    if (tensor.shape().rank() == 0) {
      return single ? (Object) (float) tensor.value(0) : (Object) tensor.value(0);
    }
    Object array = Array.newInstance(type, tensor.shape().toArray());
    fill(array, tensor, 0, 0);
    return array;
  }

  private static int fill(Object array, Tensor tensor, int axis, int start) {
    int next = start;
    for (int i = 0; i < tensor.shape().dimension(axis); i++) {
      if (array instanceof float[] floats) {
        floats[i] = (float) tensor.value(next++);
      } else if (array instanceof double[] doubles) {
        doubles[i] = tensor.value(next++);
      } else {
        next = fill(((Object[]) array)[i], tensor, axis + 1, next);
      }
    }
    return next;
  }
}
