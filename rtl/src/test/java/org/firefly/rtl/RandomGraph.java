package org.firefly.rtl;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.FirstLayerPlace;
import org.firefly.compiler.options.Input;
import org.firefly.network.NetworkString;

/**
 * A random network that branches, joins and loops, as the compiler makes a program of it: blocks
 * whose currents or spikes join, gates, shortcuts past strides, recurrent layers, and inputs that
 * are spikes, pixels or counts, whose bits the first layer adds up.
 *
 * @param text network string
 * @param input what samples are
 * @param program what runs
 */
record RandomGraph(String text, Input input, Program program) {
  private static final int MOST_DRAWS = 100;
  private static final List<String> BLOCKS = List.of("res", "add", "iand");

  /** The graph of a seed; one that does not fit the accelerator is drawn again. */
  static RandomGraph draw(AcceleratorConfig config, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MOST_DRAWS; i++) {
      Input input = input(random);
      String text = text(random);
      CompilerOptions options =
          CompilerOptions.of(config)
              .withTimeSteps(1 + random.nextInt(5))
              .withBatch(1 + random.nextInt(3))
              .withInput(input)
              .withFirstLayer(FirstLayerPlace.CHIP);
      try {
        Program program =
            Compiler.compile(NetworkString.parse(text).toNetwork(seed), options).program();
        return new RandomGraph(text, input, program);
      } catch (CompilerException e) {
        // Too large for the accelerator's memories.
      }
    }
    throw new IllegalArgumentException("No graph of seed " + seed + " fits " + config + ".");
  }

  private static Input input(Random random) {
    InputBits bits = new InputBits(2 + random.nextInt(InputBits.MOST - 1), random.nextBoolean());
    return switch (random.nextInt(3)) {
      case 0 -> Input.SPIKES;
      case 1 -> Input.counts(bits);
      default -> Input.ofScale(1).withBits(Optional.of(bits));
    };
  }

  private static String text(Random random) {
    int side = 3 + random.nextInt(8);
    StringBuilder text = new StringBuilder();
    text.append(side).append('x').append(side).append('x').append(1 + random.nextInt(20));
    text.append('-').append(1 + random.nextInt(20)).append('c').append(1 + 2 * random.nextInt(3));
    for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
      boolean block = random.nextInt(3) > 0;
      String kind = block ? BLOCKS.get(random.nextInt(BLOCKS.size())) : "c";
      boolean strided = side > 2 && random.nextInt(3) == 0;
      text.append('-').append(1 + random.nextInt(40)).append(kind).append(block ? "3" : "1");
      text.append(strided ? "s2" : "");
      side = strided ? (side + 1) / 2 : side;
      if (side > 3 && random.nextInt(4) == 0) {
        text.append(random.nextBoolean() ? "-p2" : "-ap2");
        side /= 2;
      }
    }
    if (random.nextInt(3) == 0) {
      text.append('-').append(1 + random.nextInt(40)).append("rec");
    }
    return text.append('-').append(1 + random.nextInt(20)).toString();
  }

  @Override
  public String toString() {
    return "%s, %s, T = %d".formatted(text, input, program.timeSteps());
  }
}
