package org.firefly.architecture.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.firefly.architecture.AcceleratorConfig;

/**
 * Where the constants of neurons lie in memory: group by group, in a group one block of P words per
 * {@link NeuronParameter}, in a block one word per channel.
 */
public final class ParameterLayout {
  /** 32-bit words of a channel. */
  public static final int WORDS = NeuronParameter.values().length;

  private static final int DECAY_MASK = 0xFFFF;

  private ParameterLayout() {}

  /** Bytes of the parameters of one output group. */
  public static int groupBytes(AcceleratorConfig config) {
    return WORDS * config.parallelism() * Integer.BYTES;
  }

  /**
   * The words of a layer, whose last group is filled up with silent channels.
   *
   * @param channels the layer's channels, at least one
   */
  public static int[] encode(AcceleratorConfig config, List<NeuronConstants> channels) {
    int all = config.groups(channels.size()) * config.parallelism();
    NeuronConstants silent = channels.get(channels.size() - 1).silent(config.membraneMax());
    int[] words = new int[WORDS * all];
    for (int channel = 0; channel < all; channel++) {
      NeuronConstants constants = channel < channels.size() ? channels.get(channel) : silent;
      for (NeuronParameter parameter : NeuronParameter.values()) {
        words[index(config, channel, parameter)] = parameter.word(constants);
      }
    }
    return words;
  }

  /** The channels of a layer from its words, those that fill up the last group included. */
  public static List<NeuronConstants> decode(AcceleratorConfig config, int[] words) {
    List<NeuronConstants> channels = new ArrayList<>();
    for (int channel = 0; channel < words.length / WORDS; channel++) {
      int at = channel;
      channels.add(decode(parameter -> words[index(config, at, parameter)]));
    }
    return channels;
  }

  private static NeuronConstants decode(ToIntFunction<NeuronParameter> words) {
    int decays = words.applyAsInt(NeuronParameter.DECAYS);
    return new NeuronConstants(
        words.applyAsInt(NeuronParameter.BIAS),
        words.applyAsInt(NeuronParameter.FIRST_BIAS),
        words.applyAsInt(NeuronParameter.THRESHOLD),
        words.applyAsInt(NeuronParameter.RESET),
        decays & DECAY_MASK,
        decays >>> Short.SIZE,
        words.applyAsInt(NeuronParameter.CURRENT_BIAS));
  }

  private static int index(AcceleratorConfig config, int channel, NeuronParameter parameter) {
    int p = config.parallelism();
    return (channel / p * WORDS + parameter.ordinal()) * p + channel % p;
  }
}
