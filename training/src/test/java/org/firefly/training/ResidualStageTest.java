package org.firefly.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.firefly.network.NetworkString.Join;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradients of a block are those that PyTorch finds alone, with spikes that have slopes. */
class ResidualStageTest {
  private static final int BATCH = 2;
  private static final int STEPS = 3;
  private static final int CHANNELS = 3;
  private static final NeuronModel MODEL = new NeuronModel(0.75f, 2);

  @ParameterizedTest
  @CsvSource({
    "ADD,3,1",
    "ADD,4,1",
    "ADD,3,2",
    "IAND,3,1",
    "IAND,4,2",
    "CURRENTS,3,1",
    "CURRENTS,4,2"
  })
  void gradientsAreThoseOfTheWholeGraph(Join join, int channels, int stride) {
    SplittableRandom random = new SplittableRandom(3);
    try (NDManager manager = PyTorch.engine().newBaseManager()) {
      Topology.Residual block = new Topology.Residual(channels, 3, stride, join);
      ResidualStage stage = new ResidualStage(manager, block, CHANNELS, MODEL, random);
      List<Parameter> parameters = stage.parameters("block");
      Shape shape = new Shape(STEPS * BATCH, CHANNELS, 6, 5);
      NDArray zero = manager.zeros(new Shape(1));
      NDArray spikes =
          Initial.normal(manager, shape, 1, random).gt(zero).toType(DataType.FLOAT32, false);
      NDArray factors =
          Initial.normal(
              manager,
              new Shape(STEPS * BATCH, channels, 6 / stride, (5 + stride - 1) / stride),
              1,
              random);

      List<NDArray> leaves = new ArrayList<>();
      leaves.add(spikes);
      parameters.stream().filter(Parameter::trained).map(Parameter::array).forEach(leaves::add);
      leaves.forEach(leaf -> leaf.setRequiresGradient(true));

      TrainingWave wave = new TrainingWave(BATCH, STEPS, RateRegulariser.NONE);
      wave.backward(stage.run(spikes, wave).mul(factors).sum(), 1);
      List<float[]> found = takeGradients(leaves);

      NDArray loss = new Reference(manager, parameters, block).run(spikes).mul(factors).sum();
      JniUtils.backward((PtNDArray) loss, (PtNDArray) manager.create(1f), false, false);
      List<float[]> expected = takeGradients(leaves);

      for (int i = 0; i < leaves.size(); i++) {
        assertThat(found.get(i)).as("leaf " + i).containsExactly(expected.get(i), within(1e-4f));
      }
      assertThat(found.get(0)).as("of the input").doesNotHaveDuplicates();
    }
  }

  /** And leaves zeros. */
  private static List<float[]> takeGradients(List<NDArray> leaves) {
    List<float[]> gradients = new ArrayList<>();
    for (NDArray leaf : leaves) {
      NDArray gradient = leaf.getGradient();
      gradients.add(gradient.toFloatArray());
      Parameter.view(gradient).put(new float[(int) gradient.size()]);
    }
    return gradients;
  }

  /** The block as one graph of PyTorch's, neurons step by step. */
  private static final class Reference {
    private static final Shape ONE = new Shape(1, 1);

    private final NDManager manager;
    private final Map<String, NDArray> arrays = new HashMap<>();
    private final Topology.Residual block;

    Reference(NDManager manager, List<Parameter> parameters, Topology.Residual block) {
      this.manager = manager;
      this.block = block;
      parameters.forEach(parameter -> arrays.put(parameter.name(), parameter.array()));
    }

    NDArray run(NDArray input) {
      NDArray inner = neurons(convolve("block.conv1", input, block.stride()));
      NDArray main = convolve("block.conv2", inner, 1);
      boolean shaped = arrays.containsKey("block.shortcut.weight");
      NDArray bypass = shaped ? convolve("block.shortcut", input, block.stride()) : input;
      if (block.join() == Join.CURRENTS) {
        return neurons(main.add(bypass));
      }
      NDArray skip = shaped ? neurons(bypass) : bypass;
      NDArray fired = neurons(main);
      return block.join() == Join.ADD ? fired.add(skip) : skip.mul(constant(1).sub(fired));
    }

    private NDArray convolve(String name, NDArray input, int stride) {
      NDArray weight = arrays.get(name + ".weight");
      long half = weight.getShape().get(2) / 2;
      NDArray sums =
          input
              .getNDArrayInternal()
              .convolution(
                  input, weight, null, new Shape(stride, stride), new Shape(half, half), ONE, 1)
              .singletonOrThrow();
      return sums.getNDArrayInternal()
          .batchNorm(
              sums,
              arrays.get(name + ".mean"),
              arrays.get(name + ".variance"),
              arrays.get(name + ".gamma"),
              arrays.get(name + ".beta"),
              -1,
              0.9f,
              ConvolutionBlock.EPSILON,
              true)
          .singletonOrThrow();
    }

    private NDArray neurons(NDArray currents) {
      NDList spikes = new NDList();
      NDArray membrane = null;
      for (int t = 0; t < STEPS; t++) {
        NDArray current = currents.get("{}:{}", t * BATCH, (t + 1) * BATCH);
        NDArray before =
            membrane == null ? current : membrane.mul(constant(MODEL.decay())).add(current);
        NDArray over = before.sub(constant(NeuronModel.THRESHOLD));
        NDArray fire = over.gt(constant(0)).toType(DataType.FLOAT32, false).stopGradient();
        NDArray soft =
            over.mul(constant((float) (Math.PI / 2) * MODEL.surrogateAlpha()))
                .atan()
                .div(constant((float) Math.PI));
        spikes.add(fire.add(soft).sub(soft.stopGradient()));
        membrane = before.mul(constant(1).sub(fire));
      }
      return spikes.get(0).getNDArrayInternal().concat(new NDList(spikes.subList(1, STEPS)), 0);
    }

    private NDArray constant(float value) {
      return manager.create(new float[] {value});
    }
  }
}
