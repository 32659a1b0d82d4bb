package org.firefly.training;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chain of convolutions and poolings with a linear readout, as a network string says it: {@code
 * 28x28-16c3-64c3-p2-10} is a 28 x 28 input, 3x3 convolutions with 16 and 64 channels (stride 1,
 * padded to keep the size), 2x2 max pooling, and ten classes.
 *
 * @param rows height of the one-channel input
 * @param columns width of the input
 * @param blocks the convolutions in order
 * @param classes outputs of the readout
 */
public record Topology(int rows, int columns, List<Block> blocks, int classes) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,4})x(\\d{1,4})");
  private static final Pattern CONVOLUTION = Pattern.compile("(\\d{1,5})c(\\d{1,2})");
  private static final Pattern CLASSES = Pattern.compile("\\d{1,5}");

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
   * Parses a network string.
   *
   * @throws TrainingException naming the part that cannot be trained
   */
  public static Topology parse(String text) {
    String[] parts = text.split("-", -1);
    Matcher size = SIZE.matcher(parts[0]);
    if (!size.matches() || parts.length < 3) {
      throw refused(text, parts[0], "a network string looks like 28x28-16c3-p2-10");
    }
    List<Block> blocks = new ArrayList<>();
    for (String part : List.of(parts).subList(1, parts.length - 1)) {
      int last = blocks.size() - 1;
      if (part.equals("p2") && last >= 0 && !blocks.get(last).pooled()) {
        Block block = blocks.remove(last);
        blocks.add(new Block(block.channels(), block.kernel(), true));
      } else {
        blocks.add(block(text, part));
      }
    }
    String last = parts[parts.length - 1];
    if (!CLASSES.matcher(last).matches() || Integer.parseInt(last) < 2 || blocks.isEmpty()) {
      throw refused(text, last, "the last part is the number of classes, at least 2");
    }
    return new Topology(
        Integer.parseInt(size.group(1)),
        Integer.parseInt(size.group(2)),
        blocks,
        Integer.parseInt(last));
  }

  /** Length of the vector that the readout reads. */
  public int features() {
    int pools = (int) blocks.stream().filter(Block::pooled).count();
    return blocks.get(blocks.size() - 1).channels() * (rows >> pools) * (columns >> pools);
  }

  private static Block block(String text, String part) {
    Matcher convolution = CONVOLUTION.matcher(part);
    if (!convolution.matches()) {
      throw refused(text, part, "a layer is NcK, a convolution with an odd K, or p2 behind one");
    }
    int channels = Integer.parseInt(convolution.group(1));
    int kernel = Integer.parseInt(convolution.group(2));
    if (channels == 0 || kernel % 2 == 0) {
      throw refused(text, part, "a convolution needs channels and an odd kernel");
    }
    return new Block(channels, kernel, false);
  }

  private static TrainingException refused(String text, String part, String reason) {
    return new TrainingException(
        "Cannot train \"%s\" because of \"%s\": %s.".formatted(text, part, reason));
  }
}
