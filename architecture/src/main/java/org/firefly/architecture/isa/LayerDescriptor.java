package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * One layer, or one horizontal strip of a layer, as the command processor reads it. All offsets are
 * bytes from the program's base address; all pitches are spike words of P bits.
 *
 * <p>WINDOW: output position (y, x) of sample n sees, for each pass, the window whose top left
 * input position is ({@code stride} y + offsetY, {@code stride} x + offsetX); positions outside
 * inputHeight x inputWidth read as zero. Input word (n, y, x) of a plane is word n inputSamplePitch
 * + y inputRowPitch + x.
 *
 * <p>PACKED: position q = (n, y, x) counts outputs row by row. Word i of its vector is word q
 * vectorPlaneWords + i mod vectorPlaneWords of input plane i div vectorPlaneWords; a pass takes
 * words 9 source to 9 source + 8, and words from inputGroups x vectorPlaneWords on read as zero. A
 * fully connected layer has vectorPlaneWords = H x W of its input and one position per sample; a
 * 1x1 convolution has 1.
 *
 * <p>Output word (n, y, x), after pooling, is word n outputSamplePitch + y w + x with w the width
 * after pooling; a readout writes P int32 in the place of each word.
 *
 * @param kind how the array is fed
 * @param layer number of the layer in the program, 0 to 4095
 * @param neuron what the neurons do
 * @param pool whether 2x2 blocks of output spikes are OR-ed
 * @param readout whether the membranes of the last time step are the output
 * @param stride window stride, 1 or 2
 * @param timeSteps T, 1 to 255
 * @param samples N that the planes have room for, 1 to 255
 * @param inputGroups groups of P input channels
 * @param outputGroups groups of P output channels
 * @param inputHeight valid rows of an input plane
 * @param inputWidth valid columns of an input plane
 * @param inputRowPitch words from row to row of an input plane
 * @param inputSamplePitch words from sample to sample of an input plane
 * @param vectorPlaneWords PACKED: words of one plane in one vector; 0 for WINDOW
 * @param outputHeight output rows before pooling
 * @param outputWidth output columns before pooling
 * @param outputSamplePitch words from sample to sample of an output plane
 * @param passes entries of the pass table over all output groups
 * @param inputOffset first word of the first input plane
 * @param inputPlaneStride bytes from input plane to input plane
 * @param outputOffset first word of the first output plane
 * @param outputPlaneStride bytes from output plane to output plane
 * @param weightOffset first tile
 * @param passOffset pass table
 * @param parameterOffset biases and thresholds
 */
public record LayerDescriptor(
    LayerKind kind,
    int layer,
    NeuronRule neuron,
    boolean pool,
    boolean readout,
    int stride,
    int timeSteps,
    int samples,
    int inputGroups,
    int outputGroups,
    int inputHeight,
    int inputWidth,
    int inputRowPitch,
    int inputSamplePitch,
    int vectorPlaneWords,
    int outputHeight,
    int outputWidth,
    int outputSamplePitch,
    int passes,
    long inputOffset,
    long inputPlaneStride,
    long outputOffset,
    long outputPlaneStride,
    long weightOffset,
    long passOffset,
    long parameterOffset) {

  public LayerDescriptor {
    if (stride != 1 && stride != 2) {
      throw new ConfigurationException("The window stride must be 1 or 2, not " + stride + ".");
    }
    if (pool && readout) {
      throw new ConfigurationException("A readout layer cannot pool.");
    }
  }

  /** Output rows after pooling. */
  public int pooledHeight() {
    return pool ? outputHeight / 2 : outputHeight;
  }

  /** Output columns after pooling. */
  public int pooledWidth() {
    return pool ? outputWidth / 2 : outputWidth;
  }

  /** Positions of one pass with {@code n} samples: n x H x W before pooling. */
  public int positions(int n) {
    return n * outputHeight * outputWidth;
  }

  /**
   * The descriptor as 32-bit words.
   *
   * @throws ConfigurationException when a value does not fit its field
   */
  public int[] encode() {
    int[] words = new int[DescriptorField.WORDS];
    DescriptorField.MAGIC.insert(words, DescriptorField.MAGIC_VALUE);
    DescriptorField.KIND.insert(words, kind.code());
    DescriptorField.LAYER.insert(words, layer);
    DescriptorField.POOL.insert(words, pool ? 1 : 0);
    DescriptorField.READOUT.insert(words, readout ? 1 : 0);
    DescriptorField.INCLUSIVE.insert(words, neuron.inclusive() ? 1 : 0);
    DescriptorField.SOFT_RESET.insert(words, neuron.softReset() ? 1 : 0);
    DescriptorField.STRIDE_TWO.insert(words, stride - 1);
    DescriptorField.TIME_STEPS.insert(words, timeSteps);
    DescriptorField.SAMPLES.insert(words, samples);
    DescriptorField.DECAY.insert(words, neuron.decay());
    encodeShapes(words);
    encodeAddresses(words);
    return words;
  }

  private void encodeShapes(int[] words) {
    DescriptorField.INPUT_GROUPS.insert(words, inputGroups);
    DescriptorField.OUTPUT_GROUPS.insert(words, outputGroups);
    DescriptorField.INPUT_HEIGHT.insert(words, inputHeight);
    DescriptorField.INPUT_WIDTH.insert(words, inputWidth);
    DescriptorField.INPUT_ROW_PITCH.insert(words, inputRowPitch);
    DescriptorField.INPUT_SAMPLE_PITCH.insert(words, inputSamplePitch);
    DescriptorField.VECTOR_PLANE_WORDS.insert(words, vectorPlaneWords);
    DescriptorField.OUTPUT_HEIGHT.insert(words, outputHeight);
    DescriptorField.OUTPUT_WIDTH.insert(words, outputWidth);
    DescriptorField.OUTPUT_SAMPLE_PITCH.insert(words, outputSamplePitch);
    DescriptorField.PASSES.insert(words, passes);
  }

  private void encodeAddresses(int[] words) {
    DescriptorField.INPUT_OFFSET.insert(words, inputOffset);
    DescriptorField.INPUT_PLANE_STRIDE.insert(words, inputPlaneStride);
    DescriptorField.OUTPUT_OFFSET.insert(words, outputOffset);
    DescriptorField.OUTPUT_PLANE_STRIDE.insert(words, outputPlaneStride);
    DescriptorField.WEIGHT_OFFSET.insert(words, weightOffset);
    DescriptorField.PASS_OFFSET.insert(words, passOffset);
    DescriptorField.PARAMETER_OFFSET.insert(words, parameterOffset);
  }

  /**
   * Reads a descriptor from 32-bit words.
   *
   * @throws ConfigurationException when the magic number or the kind is wrong
   */
  public static LayerDescriptor decode(int[] words) {
    if (DescriptorField.MAGIC.extract(words) != DescriptorField.MAGIC_VALUE) {
      throw new ConfigurationException("A descriptor does not start with its magic number.");
    }
    return new LayerDescriptor(
        LayerKind.ofCode(small(words, DescriptorField.KIND)),
        small(words, DescriptorField.LAYER),
        new NeuronRule(
            small(words, DescriptorField.DECAY),
            flag(words, DescriptorField.INCLUSIVE),
            flag(words, DescriptorField.SOFT_RESET)),
        flag(words, DescriptorField.POOL),
        flag(words, DescriptorField.READOUT),
        small(words, DescriptorField.STRIDE_TWO) + 1,
        small(words, DescriptorField.TIME_STEPS),
        small(words, DescriptorField.SAMPLES),
        small(words, DescriptorField.INPUT_GROUPS),
        small(words, DescriptorField.OUTPUT_GROUPS),
        small(words, DescriptorField.INPUT_HEIGHT),
        small(words, DescriptorField.INPUT_WIDTH),
        small(words, DescriptorField.INPUT_ROW_PITCH),
        small(words, DescriptorField.INPUT_SAMPLE_PITCH),
        small(words, DescriptorField.VECTOR_PLANE_WORDS),
        small(words, DescriptorField.OUTPUT_HEIGHT),
        small(words, DescriptorField.OUTPUT_WIDTH),
        small(words, DescriptorField.OUTPUT_SAMPLE_PITCH),
        small(words, DescriptorField.PASSES),
        DescriptorField.INPUT_OFFSET.extract(words),
        DescriptorField.INPUT_PLANE_STRIDE.extract(words),
        DescriptorField.OUTPUT_OFFSET.extract(words),
        DescriptorField.OUTPUT_PLANE_STRIDE.extract(words),
        DescriptorField.WEIGHT_OFFSET.extract(words),
        DescriptorField.PASS_OFFSET.extract(words),
        DescriptorField.PARAMETER_OFFSET.extract(words));
  }

  private static int small(int[] words, DescriptorField field) {
    return (int) field.extract(words);
  }

  private static boolean flag(int[] words, DescriptorField field) {
    return field.extract(words) == 1;
  }
}
