package org.firefly.interpreter;

import java.util.Arrays;
import org.firefly.network.Tensor;

/** y = W x + b. Zeros of the input cost nothing, as most inputs are spikes. */
final class MatrixProduct {
  private final int batches;
  private final int inputs;
  private final int outputs;

  /** [batch][input][output], so that an input adds a row. */
  private final double[] columns;

  private final double[] bias;

  /**
   * @param weight (...,O,I)
   * @param bias one value or (...,O)
   */
  MatrixProduct(Tensor weight, Tensor bias) {
    int rank = weight.shape().rank();
    inputs = weight.shape().dimension(rank - 1);
    outputs = weight.shape().dimension(rank - 2);
    batches = weight.size() / (inputs * outputs);
    columns = new double[weight.size()];
    for (int i = 0; i < columns.length; i++) {
      int block = i / (inputs * outputs);
      int output = i / inputs % outputs;
      columns[(block * inputs + i % inputs) * outputs + output] = weight.value(i);
    }
    this.bias = new double[batches * outputs];
    Arrays.setAll(this.bias, i -> bias.value(i % bias.size()));
  }

  void apply(double[] input, double[] output) {
    System.arraycopy(bias, 0, output, 0, output.length);
    for (int b = 0; b < batches; b++) {
      for (int i = 0; i < inputs; i++) {
        double x = input[b * inputs + i];
        if (x != 0) {
          add(x, (b * inputs + i) * outputs, output, b * outputs);
        }
      }
    }
  }

  private void add(double x, int row, double[] output, int start) {
    for (int o = 0; o < outputs; o++) {
      output[start + o] += x * columns[row + o];
    }
  }
}
