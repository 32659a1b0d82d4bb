package org.firefly.network.nir;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.firefly.network.NetworkException;
import org.firefly.network.Neuron;
import org.firefly.network.Node;
import org.firefly.network.Padding1d;
import org.firefly.network.Padding2d;
import org.firefly.network.Size2d;
import org.firefly.network.Tensor;

/** Builds each primitive but the graph from its fields. */
final class NodeParser {
  private static final Map<String, Function<Fields, Node>> PARSERS =
      Map.ofEntries(
          entry("Input", f -> new Node.Input(f.shape("shape"))),
          entry("Output", f -> new Node.Output(f.shape("shape"))),
          entry("Affine", f -> new Node.Affine(f.tensor("weight"), f.tensor("bias"))),
          entry("Linear", f -> new Node.Linear(f.tensor("weight"))),
          entry("Scale", f -> new Node.Scale(f.tensor("scale"))),
          entry("Conv1d", NodeParser::conv1d),
          entry("Conv2d", NodeParser::conv2d),
          entry(
              "SumPool2d",
              f -> new Node.SumPool2d(f.size("kernel_size"), f.size("stride"), f.size("padding"))),
          entry(
              "AvgPool2d",
              f -> new Node.AvgPool2d(f.size("kernel_size"), f.size("stride"), f.size("padding"))),
          entry("Flatten", NodeParser::flatten),
          entry("Delay", f -> new Node.Delay(f.tensor("delay"))),
          entry("Threshold", f -> new Node.Threshold(f.tensor("threshold"))),
          entry("I", f -> new Neuron.I(f.tensor("r"))),
          entry("IF", NodeParser::integrateAndFire),
          entry("LI", f -> new Neuron.LI(f.tensor("tau"), f.tensor("r"), f.tensor("v_leak"))),
          entry("LIF", NodeParser::leakyIntegrateAndFire),
          entry("CubaLI", NodeParser::currentBasedIntegrator),
          entry("CubaLIF", NodeParser::currentBasedFire));

  private NodeParser() {}

  /**
   * The node of a type.
   *
   * @throws NetworkException if the type is unknown or a field is missing or wrong
   */
  static Node parse(String type, Fields fields) {
    Function<Fields, Node> parser = PARSERS.get(type);
    if (parser == null) {
      throw NetworkException.inField(
          "type",
          "is '"
              + type
              + "', which is no NIR primitive known here; export with some of "
              + new TreeSet<>(PARSERS.keySet()));
    }
    return parser.apply(fields);
  }

  private static Node conv1d(Fields f) {
    Tensor weight = f.tensor("weight");
    int dilation = f.integer("dilation");
    int stride = f.integer("stride");
    int kernel = weight.shape().rank() == 3 ? weight.shape().dimension(2) : 1;
    Padding1d padding =
        f.isText("padding")
            ? paddingByName(f, stride == 1)
                ? Padding1d.same(kernel, dilation)
                : Padding1d.symmetric(0)
            : Padding1d.symmetric(f.integer("padding"));
    return new Node.Conv1d(
        f.optionalInteger("input_shape"),
        weight,
        stride,
        padding,
        dilation,
        f.integer("groups"),
        f.tensor("bias"));
  }

  private static Node conv2d(Fields f) {
    Tensor weight = f.tensor("weight");
    Size2d dilation = f.size("dilation");
    Size2d stride = f.size("stride");
    return new Node.Conv2d(
        f.optionalSize("input_shape"),
        weight,
        stride,
        padding2d(f, weight, stride, dilation),
        dilation,
        f.integer("groups"),
        f.tensor("bias"));
  }

  private static Padding2d padding2d(Fields f, Tensor weight, Size2d stride, Size2d dilation) {
    if (!f.isText("padding")) {
      Size2d amount = f.size("padding");
      return Padding2d.symmetric(amount.height(), amount.width());
    }
    if (paddingByName(f, stride.equals(Size2d.square(1))) && weight.shape().rank() == 4) {
      Size2d kernel = new Size2d(weight.shape().dimension(2), weight.shape().dimension(3));
      return Padding2d.same(kernel, dilation);
    }
    return Padding2d.symmetric(0, 0);
  }

  /** Whether the text says "same" rather than "valid". */
  private static boolean paddingByName(Fields f, boolean unitStride) {
    String name = f.text("padding");
    if (name.equals("same") && !unitStride) {
      throw NetworkException.inField(
          "padding", "is 'same', which is defined for stride 1 only; give it as integers");
    }
    if (!name.equals("same") && !name.equals("valid")) {
      throw NetworkException.inField(
          "padding", "is '" + name + "' but must be 'same', 'valid' or integers");
    }
    return name.equals("same");
  }

  /** The defaults are those of NIR's Flatten. */
  private static Node flatten(Fields f) {
    return new Node.Flatten(
        f.integer("start_dim", 1), f.integer("end_dim", -1), f.optionalShape("input_type"));
  }

  private static Node integrateAndFire(Fields f) {
    return new Neuron.IF(f.tensor("r"), f.tensor("v_threshold"), f.optionalTensor("v_reset"));
  }

  private static Node leakyIntegrateAndFire(Fields f) {
    return new Neuron.LIF(
        f.tensor("tau"),
        f.tensor("r"),
        f.tensor("v_leak"),
        f.tensor("v_threshold"),
        f.optionalTensor("v_reset"));
  }

  private static Node currentBasedIntegrator(Fields f) {
    return new Neuron.CubaLI(
        f.tensor("tau_syn"),
        f.tensor("tau_mem"),
        f.tensor("r"),
        f.tensor("v_leak"),
        inputWeight(f));
  }

  private static Node currentBasedFire(Fields f) {
    Optional<Tensor> reset = f.optionalTensor("v_reset");
    return new Neuron.CubaLIF(
        f.tensor("tau_syn"),
        f.tensor("tau_mem"),
        f.tensor("r"),
        f.tensor("v_leak"),
        f.tensor("v_threshold"),
        reset,
        inputWeight(f));
  }

  /** Files before NIR 1.0 do not store w_in, which was 1. */
  private static Tensor inputWeight(Fields f) {
    return f.optionalTensor("w_in").orElse(Tensor.scalar(1));
  }
}
