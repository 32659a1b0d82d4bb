package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * One layer, or one horizontal strip, piece of the inputs or run of time steps of a layer, as the
 * command processor reads it: what it reads, what its neurons do, what it writes, and the weights
 * beside. All offsets are bytes from the program's base address; all pitches are spike words of P
 * bits.
 *
 * <p>WINDOW: output position (y, x) of sample n sees, for each pass, the window whose top left
 * input position is (windowStride y + offsetY, windowStride x + offsetX); positions outside height
 * x width of the input read as zero. Input word (n, y, x) of a plane is word n samplePitch + y
 * rowPitch + x.
 *
 * <p>PACKED: position q = (n, y, x) counts outputs row by row. Word i of its vector is word q
 * vectorPlaneWords + i mod vectorPlaneWords of input plane i div vectorPlaneWords; a pass takes
 * words 9 source to 9 source + 8, and words from groups x vectorPlaneWords on read as zero. A fully
 * connected layer has vectorPlaneWords = H x W of its input and one position per sample; a 1x1
 * convolution has 1.
 *
 * <p>Output word (n, y, x), after pooling, is word n samplePitch + y w + x with w the width after
 * pooling; a readout writes P int32 in the place of each word.
 *
 * @param layer number of the layer in the program, 0 to 4095
 * @param kind how the array is fed
 * @param block time steps and samples
 * @param input what it reads
 * @param piece which part of the layer's inputs that is
 * @param neuron what the neurons do
 * @param state where their state lies, and whether they go on from it
 * @param output what it writes
 * @param weights where its constants lie
 */
public record LayerDescriptor(
    int layer,
    LayerKind kind,
    BlockShape block,
    InputPlanes input,
    InputPiece piece,
    NeuronRule neuron,
    KeptState state,
    OutputPlanes output,
    WeightData weights) {

  /**
   * The descriptor as 32-bit words.
   *
   * @throws ConfigurationException when a value does not fit its field
   */
  public int[] encode() {
    int[] words = new int[DescriptorField.WORDS];
    FieldValues fields = new FieldValues(words);
    fields.put(DescriptorField.MAGIC, DescriptorField.MAGIC_VALUE);
    fields.put(DescriptorField.LAYER, layer);
    fields.put(DescriptorField.KIND, kind.code());
    block.write(fields);
    input.write(fields);
    piece.write(fields);
    neuron.write(fields);
    state.write(fields);
    output.write(fields);
    weights.write(fields);
    return words;
  }

  /**
   * Reads a descriptor from 32-bit words.
   *
   * @throws ConfigurationException when the magic number or the kind is wrong
   */
  public static LayerDescriptor decode(int[] words) {
    FieldValues fields = new FieldValues(words);
    if (fields.integer(DescriptorField.MAGIC) != DescriptorField.MAGIC_VALUE) {
      throw new ConfigurationException("A descriptor does not start with its magic number.");
    }
    return new LayerDescriptor(
        fields.integer(DescriptorField.LAYER),
        LayerKind.ofCode(fields.integer(DescriptorField.KIND)),
        BlockShape.read(fields),
        InputPlanes.read(fields),
        InputPiece.read(fields),
        NeuronRule.read(fields),
        KeptState.read(fields),
        OutputPlanes.read(fields),
        WeightData.read(fields));
  }
}
