package org.firefly.figures;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.firefly.network.Node;
import org.firefly.network.Shape;

/**
 * The synapses of a weighted layer as a convolution over maps; a fully connected layer has maps of
 * one position.
 *
 * @param inputs channels of the input, over all groups
 * @param inputHeight rows of the input that count
 * @param inputWidth columns of the input that count
 * @param rowPitch columns of the input as it lies in memory
 * @param planePitch positions of an input channel as it lies in memory
 * @param outputs channels of the output, over all groups
 * @param outputHeight rows of the output
 * @param outputWidth columns of the output
 * @param groups groups of channels
 * @param rows of the window
 * @param columns of the window
 * @param nonZero whether a weight is other than zero, by its index in [output][input of the
 *     group][row][column]
 */
public record Kernel(
    int inputs,
    int inputHeight,
    int inputWidth,
    int rowPitch,
    int planePitch,
    int outputs,
    int outputHeight,
    int outputWidth,
    int groups,
    Axis rows,
    Axis columns,
    IntPredicate nonZero) {

  /**
   * One axis of a window.
   *
   * @param size taps
   * @param stride inputs from output to output
   * @param dilation inputs from tap to tap
   * @param padding zeros in front of the map
   */
  public record Axis(int size, int stride, int dilation, int padding) {
    /** An axis that does nothing. */
    static final Axis SINGLE = new Axis(1, 1, 1, 0);

    /** For each input, the taps through which some output sees it. */
    int[][] seenThrough(int inputs, int outputs) {
      return IntStream.range(0, inputs)
          .mapToObj(i -> IntStream.range(0, size).filter(tap -> sees(i, tap, outputs)).toArray())
          .toArray(int[][]::new);
    }

    private boolean sees(int input, int tap, int outputs) {
      int distance = input + padding - tap * dilation;
      return distance >= 0 && distance % stride == 0 && distance / stride < outputs;
    }
  }

  static Kernel of(Node.Conv2d conv, Shape input, Shape output) {
    return new Kernel(
        input.dimension(0),
        input.dimension(1),
        input.dimension(2),
        input.dimension(2),
        input.dimension(1) * input.dimension(2),
        output.dimension(0),
        output.dimension(1),
        output.dimension(2),
        conv.groups(),
        new Axis(
            conv.kernelSize().height(),
            conv.stride().height(),
            conv.dilation().height(),
            conv.padding().top()),
        new Axis(
            conv.kernelSize().width(),
            conv.stride().width(),
            conv.dilation().width(),
            conv.padding().left()),
        i -> conv.weight().value(i) != 0);
  }

  static Kernel of(Node.Conv1d conv, Shape input, Shape output) {
    return new Kernel(
        input.dimension(0),
        1,
        input.dimension(1),
        input.dimension(1),
        input.dimension(1),
        output.dimension(0),
        1,
        output.dimension(1),
        conv.groups(),
        Axis.SINGLE,
        new Axis(conv.kernelSize(), conv.stride(), conv.dilation(), conv.padding().before()),
        i -> conv.weight().value(i) != 0);
  }

  /**
   * A matrix (...,O,I); the axes before the last two are groups.
   *
   * @param nonZero whether a weight is other than zero, by its index
   */
  static Kernel ofMatrix(Shape weight, IntPredicate nonZero) {
    int outputs = weight.dimension(weight.rank() - 2);
    int inputs = weight.dimension(weight.rank() - 1);
    int groups = weight.size() / (inputs * outputs);
    return new Kernel(
        inputs * groups,
        1,
        1,
        1,
        1,
        outputs * groups,
        1,
        1,
        groups,
        Axis.SINGLE,
        Axis.SINGLE,
        nonZero);
  }

  int taps() {
    return rows.size() * columns.size();
  }

  int inputsPerGroup() {
    return inputs / groups;
  }

  int outputsPerGroup() {
    return outputs / groups;
  }
}
