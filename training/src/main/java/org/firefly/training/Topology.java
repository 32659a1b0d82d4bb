package org.firefly.training;

import java.util.ArrayList;
import java.util.List;
import org.firefly.network.NetworkString;

/**
 * Convolutions, poolings and residual blocks in a row with a linear readout, the networks that can
 * be trained. Padding keeps the map's size.
 *
 * @param channels of the input
 * @param rows height of the input
 * @param columns width of the input
 * @param blocks in order, at least one, the first of them a convolution
 * @param classes outputs of the readout
 */
public record Topology(int channels, int rows, int columns, List<Block> blocks, int classes) {
  /** What stands between input and readout. */
  public sealed interface Block {
    /** Output channels. */
    int channels();

    /** Odd kernel size of its convolutions, a shortcut's not counted. */
    int kernel();

    /** Length of its output along an axis, for that of its input. */
    int shrink(int length);

    /** Its part of a network string. */
    String text();
  }

  /**
   * A convolution of stride 1 with the neurons behind it.
   *
   * @param channels output channels
   * @param kernel odd kernel size
   * @param pooled whether 2x2 max pooling follows
   */
  public record Convolution(int channels, int kernel, boolean pooled) implements Block {
    @Override
    public int shrink(int length) {
      return pooled ? length / 2 : length;
    }

    @Override
    public String text() {
      return channels + "c" + kernel + (pooled ? "-p2" : "");
    }
  }

  /**
   * Two convolutions with neurons beside a shortcut.
   *
   * @param channels output channels
   * @param kernel odd kernel size
   * @param stride of the first convolution and the shortcut
   * @param join how the two ways meet
   */
  public record Residual(int channels, int kernel, int stride, NetworkString.Join join)
      implements Block {
    @Override
    public int shrink(int length) {
      return (length + stride - 1) / stride;
    }

    @Override
    public String text() {
      String name =
          switch (join) {
            case CURRENTS -> "res";
            case ADD -> "add";
            case IAND -> "iand";
          };
      return channels + name + kernel + (stride > 1 ? "s" + stride : "");
    }

    /** Whether the shortcut is a convolution instead of what comes in. */
    boolean changesShape(int inputChannels) {
      return inputChannels != channels || stride > 1;
    }
  }

  public Topology {
    blocks = List.copyOf(blocks);
  }

  /**
   * The topology that a {@link NetworkString} such as {@code 28x28-16c3-64c3-p2-64add3-10}
   * describes.
   *
   * @throws org.firefly.network.NetworkException if the text is no network string
   * @throws TrainingException if it describes a network that cannot be trained
   */
  public static Topology parse(String text) {
    NetworkString description = NetworkString.parse(text, 1);
    List<Block> blocks = new ArrayList<>();
    for (NetworkString.Layer layer : description.layers()) {
      add(blocks, layer, text);
    }
    Topology topology =
        new Topology(
            description.channels(),
            description.height(),
            description.width(),
            blocks,
            description.classes());
    if (blocks.isEmpty() || topology.features() == 0) {
      throw refused(text, "a convolution with pixels left is needed");
    }
    return topology;
  }

  /** Length of the vector that the readout reads. */
  public int features() {
    int height = rows;
    int width = columns;
    for (Block block : blocks) {
      height = block.shrink(height);
      width = block.shrink(width);
    }
    return blocks.get(blocks.size() - 1).channels() * height * width;
  }

  /** The network string that gives this topology. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(rows).append('x').append(columns).append('x').append(channels);
    blocks.forEach(block -> text.append('-').append(block.text()));
    return text.append('-').append(classes).toString();
  }

  /** How many blocks from the input on are equal, for inputs of the same shape. */
  int sharedBlocks(Topology other) {
    int shared = 0;
    boolean sameInput =
        channels == other.channels && rows == other.rows && columns == other.columns;
    while (sameInput
        && shared < Math.min(blocks.size(), other.blocks.size())
        && blocks.get(shared).equals(other.blocks.get(shared))) {
      shared++;
    }
    return shared;
  }

  private static void add(List<Block> blocks, NetworkString.Layer layer, String text) {
    int last = blocks.size() - 1;
    if (layer instanceof NetworkString.Layer.Convolution convolution && convolution.stride() == 1) {
      blocks.add(new Convolution(convolution.channels(), convolution.kernel(), false));
    } else if (layer instanceof NetworkString.Layer.MaxPool pool
        && pool.size() == 2
        && last >= 0
        && blocks.get(last) instanceof Convolution convolution
        && !convolution.pooled()) {
      blocks.set(last, new Convolution(convolution.channels(), convolution.kernel(), true));
    } else if (layer instanceof NetworkString.Layer.Residual residual && last >= 0) {
      blocks.add(
          new Residual(residual.channels(), residual.kernel(), residual.stride(), residual.join()));
    } else {
      throw refused(
          text,
          "only convolutions of stride 1, p2 directly behind one, and residual blocks behind these"
              + " can be trained");
    }
  }

  private static TrainingException refused(String text, String reason) {
    return new TrainingException("Cannot train \"%s\": %s.".formatted(text, reason));
  }
}
