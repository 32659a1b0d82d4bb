package org.firefly.training;

import java.util.ArrayList;
import java.util.List;
import org.firefly.network.NetworkString;

/**
 * A chain of convolutions and poolings with a linear readout, the networks that can be trained.
 * Convolutions have stride 1 and keep the map's size.
 *
 * @param channels of the input
 * @param rows height of the input
 * @param columns width of the input
 * @param blocks the convolutions in order, at least one
 * @param classes outputs of the readout
 */
public record Topology(int channels, int rows, int columns, List<Block> blocks, int classes) {
  /**
   * A convolution with the neurons behind it.
   *
   * @param channels output channels
   * @param kernel odd kernel size
   * @param pooled whether 2x2 max pooling follows
   */
  public record Block(int channels, int kernel, boolean pooled) {}

  public Topology {
    blocks = List.copyOf(blocks);
  }

  /**
   * The topology that a {@link NetworkString} such as {@code 28x28-16c3-64c3-p2-10} describes.
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
    int pools = (int) blocks.stream().filter(Block::pooled).count();
    return blocks.get(blocks.size() - 1).channels() * (rows >> pools) * (columns >> pools);
  }

  /** The network string that gives this topology. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(rows).append('x').append(columns).append('x').append(channels);
    for (Block block : blocks) {
      text.append('-').append(block.channels()).append('c').append(block.kernel());
      text.append(block.pooled() ? "-p2" : "");
    }
    return text.append('-').append(classes).toString();
  }

  private static void add(List<Block> blocks, NetworkString.Layer layer, String text) {
    int last = blocks.size() - 1;
    if (layer instanceof NetworkString.Layer.Convolution convolution && convolution.stride() == 1) {
      blocks.add(new Block(convolution.channels(), convolution.kernel(), false));
    } else if (layer instanceof NetworkString.Layer.MaxPool pool
        && pool.size() == 2
        && last >= 0
        && !blocks.get(last).pooled()) {
      Block block = blocks.remove(last);
      blocks.add(new Block(block.channels(), block.kernel(), true));
    } else {
      throw refused(
          text, "only convolutions of stride 1, and p2 directly behind one, can be trained");
    }
  }

  private static TrainingException refused(String text, String reason) {
    return new TrainingException("Cannot train \"%s\": %s.".formatted(text, reason));
  }
}
