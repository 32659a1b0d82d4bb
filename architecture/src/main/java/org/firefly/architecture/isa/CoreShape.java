package org.firefly.architecture.isa;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;

/**
 * What a core tells about its configuration in {@link Register#SHAPE} and {@link
 * Register#MEMORIES}: how hardware fills the two registers and how a driver reads them.
 *
 * @param parallelism P
 * @param cores cores in the top level
 * @param core number of this core, from 0
 * @param membraneBits width of a membrane
 * @param beatBytes bytes of a beat of the data ports
 * @param membraneDepth positions that the membrane buffer holds
 * @param weightRingTiles tiles that the weight ring holds
 * @param maxWidth longest row of a feature map
 * @param vectorBankDepth words of a bank of the vector buffer
 * @param passTableDepth passes that the on-chip pass table holds
 */
public record CoreShape(
    int parallelism,
    int cores,
    int core,
    int membraneBits,
    int beatBytes,
    int membraneDepth,
    int weightRingTiles,
    int maxWidth,
    int vectorBankDepth,
    int passTableDepth) {
  private static final int MEMORY_BITS = 5;

  /** The shape of one core of a configuration. */
  public static CoreShape of(AcceleratorConfig config, int core) {
    return new CoreShape(
        config.parallelism(),
        config.cores(),
        core,
        config.membraneBits(),
        config.beatBytes(),
        config.membraneDepth(),
        config.weightRingTiles(),
        config.maxWidth(),
        config.vectorBankDepth(),
        config.passTableDepth());
  }

  /** Reads the values of the two registers. */
  public static CoreShape decode(int shape, int memories) {
    return new CoreShape(
        field(shape, 0, 8),
        field(shape, 8, 4),
        field(shape, 12, 4),
        field(shape, 16, 6),
        field(shape, 22, 8),
        1 << field(memories, 0, MEMORY_BITS),
        1 << field(memories, 5, MEMORY_BITS),
        1 << field(memories, 10, MEMORY_BITS),
        1 << field(memories, 15, MEMORY_BITS),
        1 << field(memories, 20, MEMORY_BITS));
  }

  private static int field(int word, int low, int bits) {
    return word >>> low & (1 << bits) - 1;
  }

  /** Value of {@link Register#SHAPE}. */
  public int shapeWord() {
    return parallelism | cores << 8 | core << 12 | membraneBits << 16 | beatBytes << 22;
  }

  /** Value of {@link Register#MEMORIES}. */
  public int memoriesWord() {
    return log2(membraneDepth)
        | log2(weightRingTiles) << 5
        | log2(maxWidth) << 10
        | log2(vectorBankDepth) << 15
        | log2(passTableDepth) << 20;
  }

  private static int log2(int powerOfTwo) {
    return Integer.numberOfTrailingZeros(powerOfTwo);
  }

  /** Every field in which {@code found} differs, as "P is 16 instead of 32". */
  public List<String> differences(CoreShape found) {
    List<String> texts = new ArrayList<>();
    compare(texts, "P", parallelism, found.parallelism);
    compare(texts, "the number of cores", cores, found.cores);
    compare(texts, "the number of the core", core, found.core);
    compare(texts, "membraneBits", membraneBits, found.membraneBits);
    compare(texts, "busBits", Byte.SIZE * beatBytes, Byte.SIZE * found.beatBytes);
    compare(texts, "membraneDepth", membraneDepth, found.membraneDepth);
    compare(texts, "weightRingTiles", weightRingTiles, found.weightRingTiles);
    compare(texts, "maxWidth", maxWidth, found.maxWidth);
    compare(texts, "vectorBankDepth", vectorBankDepth, found.vectorBankDepth);
    compare(texts, "passTableDepth", passTableDepth, found.passTableDepth);
    return texts;
  }

  private static void compare(List<String> texts, String name, int expected, int found) {
    if (expected != found) {
      texts.add(name + " is " + found + " instead of " + expected);
    }
  }
}
