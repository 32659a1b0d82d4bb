package org.firefly.network;

import java.util.List;

/**
 * A network in one line, as papers write it: {@code 32x32-16c3-64c3-p2-...-10}. The parts, joined
 * by '-', are
 *
 * <ul>
 *   <li>first {@code HxW} or {@code HxWxC}: the input map and its channels;
 *   <li>{@code NcK}: convolution to N channels with a K x K kernel (K odd), padding K/2 and stride
 *       1, or stride S written {@code NcKsS}, then neurons;
 *   <li>{@code NresK}: residual block of two such convolutions, in front of whose last neurons the
 *       block's input is added to the current (spiking ResNet); {@code NaddK}: the spikes of block
 *       and shortcut are added, and {@code NiandK}: those of the shortcut pass where the block is
 *       silent (SEW-ResNet). With {@code sS} the first convolution has stride S. A shortcut to
 *       other channels or with a stride is a 1x1 convolution, in SEW blocks with neurons;
 *   <li>{@code pK}: K x K max pooling of spikes with stride K;
 *   <li>{@code apK}: K x K average pooling with stride K;
 *   <li>a number in between: fully connected layer of that many neurons; {@code Nrec}: the same
 *       with recurrent weights from each neuron to all;
 *   <li>last a number: the classes, a fully connected readout without neurons.
 * </ul>
 *
 * @param height rows of the input map
 * @param width columns of the input map
 * @param channels channels of the input map
 * @param layers the layers between input and readout
 * @param classes outputs of the readout
 */
public record NetworkString(int height, int width, int channels, List<Layer> layers, int classes) {
  /** Channels of the input where the text does not give them: a colour image. */
  public static final int DEFAULT_CHANNELS = 3;

  public NetworkString {
    layers = List.copyOf(layers);
  }

  /** A part between input and readout. */
  public sealed interface Layer {
    /** Convolution with neurons; kernel and stride are equal on both axes. */
    record Convolution(int channels, int kernel, int stride) implements Layer {}

    /** Two convolutions with neurons beside a shortcut. */
    record Residual(int channels, int kernel, int stride, Join join) implements Layer {}

    /** OR over a window of {@code size} x {@code size} spikes. */
    record MaxPool(int size) implements Layer {}

    /** Mean over a window of {@code size} x {@code size} spikes. */
    record AveragePool(int size) implements Layer {}

    /** Fully connected layer with neurons. */
    record Hidden(int neurons) implements Layer {}

    /** Fully connected layer with neurons whose spikes come back to all of them. */
    record Recurrent(int neurons) implements Layer {}
  }

  /** How the two ways of a residual block meet. */
  public enum Join {
    /** Their currents add in front of the neurons. */
    CURRENTS,
    /** Their spikes add. */
    ADD,
    /** A spike of the shortcut passes where the other way has none. */
    IAND
  }

  /** The neurons behind convolutions and hidden layers. */
  public enum NeuronKind {
    /** Integrate and fire, reset to 0. */
    IF,
    /** Leaky integrate and fire, reset to 0, that keeps half of the membrane per time step. */
    LIF
  }

  /** As {@link #parse(String, int)} with {@link #DEFAULT_CHANNELS}. */
  public static NetworkString parse(String text) {
    return parse(text, DEFAULT_CHANNELS);
  }

  /**
   * Parses a network string.
   *
   * @param inputChannels channels of the input if the text gives none
   * @throws NetworkException naming the part at fault and its position, counted from 1
   */
  public static NetworkString parse(String text, int inputChannels) {
    return new NetworkStringParser(text, inputChannels).parse();
  }

  /** As {@link #toNetwork(long, NeuronKind)} with integrate-and-fire neurons. */
  public Network toNetwork(long seed) {
    return toNetwork(seed, NeuronKind.IF);
  }

  /**
   * A network with random weights: integers, uniform from -127 to 127, equal for equal seeds. The
   * thresholds are integers that let a moderate share of the neurons fire. It answers questions of
   * time and size, never of accuracy.
   *
   * @throws NetworkException if a layer does not fit its input or the weights exceed 2^26
   */
  public Network toNetwork(long seed, NeuronKind neurons) {
    return new RandomNetwork(this, seed, neurons).build();
  }
}
