package org.firefly.testing.random;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.program.Program;

/** The rules that the hardware relies on, checked on the bytes that it would read. */
final class ProgramRules {
  private final Program program;
  private final AcceleratorConfig config;
  private final ByteBuffer image;
  private final List<String> broken = new ArrayList<>();

  private ProgramRules(Program program) {
    this.program = program;
    this.config = program.config();
    this.image = ByteBuffer.wrap(program.image()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Every rule that a program breaks, with the descriptor that breaks it. */
  static List<String> broken(Program program) {
    ProgramRules rules = new ProgramRules(program);
    for (int i = 0; i < program.descriptorCount(); i++) {
      int[] words = new int[DescriptorField.WORDS];
      int at = (int) program.descriptorOffset() + i * DescriptorField.BYTES;
      rules
          .image
          .slice(at, DescriptorField.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(words);
      LayerDescriptor strip = LayerDescriptor.decode(words);
      rules.sizes(strip);
      rules.alignment(strip);
      rules.addresses(strip);
      rules.passes(strip);
    }
    return rules.broken;
  }

  private void require(boolean holds, String rule, LayerDescriptor strip) {
    if (!holds) {
      broken.add(rule + ": " + strip);
    }
  }

  private void sizes(LayerDescriptor strip) {
    int positions = strip.output().positions(strip.block().samples());
    require(positions >= 1 && positions <= config.membraneDepth(), "positions", strip);
    require(strip.input().width() <= config.maxWidth(), "input width", strip);
    require(strip.output().width() <= 2 * config.maxWidth(), "output width", strip);
    require(strip.input().rowPitch() >= strip.input().width(), "row pitch", strip);
    require(lastInputWord(strip) < strip.input().planes().samplePitch(), "sample pitch", strip);
    int words = strip.input().groups() * strip.input().vectorPlaneWords();
    int chunks = (words + 8) / 9 * positions;
    require(chunks <= config.vectorChunks(), "vector buffer", strip);
    require((strip.kind() == LayerKind.PACKED) == (words > 0), "plane words", strip);
  }

  private static int lastInputWord(LayerDescriptor strip) {
    return (strip.input().height() - 1) * strip.input().rowPitch() + strip.input().width() - 1;
  }

  private void alignment(LayerDescriptor strip) {
    int word = strip.output().readout() ? 4 * config.parallelism() : config.wordBytes();
    require(strip.input().planes().offset() % config.wordBytes() == 0, "input offset", strip);
    require(strip.output().planes().offset() % word == 0, "output offset", strip);
    require(strip.input().planes().stride() % 64 == 0, "input stride", strip);
    require(strip.output().planes().stride() % 64 == 0, "output stride", strip);
    require(strip.input().planes().stepStride() % 64 == 0, "input step", strip);
    require(strip.output().planes().stepStride() % 64 == 0, "output step", strip);
    require(strip.weights().weightOffset() % 64 == 0, "weight offset", strip);
    require(strip.weights().passOffset() % 64 == 0, "pass offset", strip);
    require(strip.weights().parameterOffset() % 64 == 0, "parameter offset", strip);
  }

  private void addresses(LayerDescriptor strip) {
    long lastSample = strip.block().samples() - 1L;
    int lastStep = strip.block().timeSteps() - 1;
    long lastRead = lastSample * strip.input().planes().samplePitch() + lastInputWord(strip);
    long read =
        strip.input().planes().plane(lastStep, strip.input().groups() - 1)
            + (lastRead + 1) * config.wordBytes();
    require(read <= program.memoryBytes(), "end of input", strip);
    long lastWritten =
        lastSample * strip.output().planes().samplePitch()
            + (long) strip.output().pooledHeight() * strip.output().pooledWidth();
    long written =
        strip.output().planes().plane(lastStep, strip.output().groups() - 1)
            + lastWritten * config.wordBytes() * (strip.output().readout() ? 32 : 1);
    require(written <= program.memoryBytes(), "end of output", strip);
    long tiles =
        strip.weights().weightOffset() + (long) strip.weights().passes() * config.tileBytes();
    long table = strip.weights().passOffset() + (long) strip.weights().passes() * Pass.BYTES;
    long parameters =
        strip.weights().parameterOffset()
            + (long) strip.output().groups() * ParameterLayout.groupBytes(config);
    long constants = Math.max(tiles, Math.max(table, parameters));
    require(constants <= program.image().length, "end of constants", strip);
  }

  private void passes(LayerDescriptor strip) {
    int inGroup = 0;
    int groups = 0;
    for (int i = 0; i < strip.weights().passes(); i++) {
      Pass pass = Pass.decode(image.getInt((int) strip.weights().passOffset() + i * Pass.BYTES));
      require(pass.first() == (inGroup == 0), "first pass of a group", strip);
      inGroup++;
      require(inGroup <= config.passTableDepth(), "pass table", strip);
      if (pass.last()) {
        groups++;
        inGroup = 0;
      }
    }
    require(groups == strip.output().groups() && inGroup == 0, "groups of passes", strip);
  }
}
