package org.firefly.architecture.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.MembraneMemory;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.PassField;
import org.firefly.architecture.isa.TileLayout;

/**
 * Block RAMs and UltraRAMs of an accelerator, counted from its configuration: the memories have the
 * shapes that the hardware gives them and are cut into blocks in the shapes of a RAMB36E2 and a
 * RAMB18E2 as simple dual-port memories (AMD's UG573) and of a URAM288. Synthesis with Yosys finds
 * the same numbers.
 *
 * @param ramb36 block RAMs of 36 Kibit, those of 18 Kibit counting half
 * @param urams UltraRAMs of 288 Kibit
 */
public record BlockMemories(double ramb36, int urams) {
  /** Bits of a RAMB36 at its smallest depth; a RAMB18 has half of them at each depth. */
  private static final int WIDEST = 72;

  private static final int SMALLEST_DEPTH = 512;
  private static final int DEEPEST = 4096;
  private static final int URAM_WIDTH = 72;
  private static final int URAM_DEPTH = 4096;

  /** What a beat of the FIFO has besides data: its last one, and the two bits of its reader. */
  private static final int BEAT_FLAGS = 3;

  /** One memory with a write and a read port. */
  private record Shape(int width, int depth, boolean ultra) {
    double ramb36() {
      return IntStream.iterate(SMALLEST_DEPTH, d -> d <= DEEPEST, d -> 2 * d)
          .mapToDouble(this::ramb36)
          .min()
          .orElseThrow();
    }

    /** With blocks of one depth. */
    private double ramb36(int blockDepth) {
      int bits = WIDEST * SMALLEST_DEPTH / blockDepth;
      int rest = width % bits;
      double columns = width / bits + (rest == 0 ? 0 : rest <= bits / 2 ? 0.5 : 1);
      return columns * up(depth, blockDepth);
    }

    int urams() {
      return up(width, URAM_WIDTH) * up(depth, URAM_DEPTH);
    }

    private static int up(int whole, int part) {
      return (whole + part - 1) / part;
    }
  }

  /** What all cores of an accelerator take. */
  public static BlockMemories of(AcceleratorConfig config) {
    List<Shape> shapes = shapes(config);
    double ramb36 = shapes.stream().filter(s -> !s.ultra()).mapToDouble(Shape::ramb36).sum();
    int urams = shapes.stream().filter(Shape::ultra).mapToInt(Shape::urams).sum();
    return new BlockMemories(config.cores() * ramb36, config.cores() * urams);
  }

  /** Whether a device has as many. */
  public boolean fit(DeviceResources device) {
    return ramb36 <= device.ramb36() && urams <= device.urams();
  }

  /** Bits of the memories of one core. */
  public static long bits(AcceleratorConfig config) {
    return shapes(config).stream().mapToLong(shape -> (long) shape.width() * shape.depth()).sum();
  }

  /** The memories of one core that synthesis must not make of look-up tables. */
  private static List<Shape> shapes(AcceleratorConfig config) {
    int lanes = config.parallelism();
    List<Shape> shapes = new ArrayList<>();
    int banks = config.tileRowBytes() / config.beatBytes();
    int ringRows = config.weightRingTiles() * lanes;
    int divided = TileLayout.hasDividedTap(config) ? banks / AcceleratorConfig.TAPS : 0;
    shapes.addAll(Collections.nCopies(banks - divided, block(config.busBits(), ringRows)));
    shapes.addAll(Collections.nCopies(2 * divided, block(config.busBits(), ringRows / 2)));
    Shape vectorBank = block(lanes, config.vectorBankDepth());
    shapes.addAll(Collections.nCopies(AcceleratorConfig.TAPS, vectorBank));
    int beats = CoreStructure.passTableBeats(config);
    shapes.add(block(config.busBits() / Integer.SIZE * PassField.USED_BITS, beats));
    shapes.add(block(config.busBits() + BEAT_FLAGS, CoreStructure.SPIKE_FIFO_BEATS));
    boolean ultra = config.membraneMemory() == MembraneMemory.ULTRA;
    Shape membranes = new Shape(lanes * config.membraneBits(), config.membraneDepth(), ultra);
    shapes.addAll(Collections.nCopies(config.synapses() ? 2 : 1, membranes));
    return shapes;
  }

  private static Shape block(int width, int depth) {
    return new Shape(width, depth, false);
  }
}
