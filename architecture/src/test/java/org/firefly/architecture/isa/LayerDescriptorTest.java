package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.firefly.architecture.ConfigurationException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class LayerDescriptorTest {
  @RepeatedTest(50)
  void decodingGivesBackWhatWasEncoded(RepetitionInfo repetition) {
    LayerDescriptor descriptor = random(new Random(repetition.getCurrentRepetition()));
    assertThat(LayerDescriptor.decode(descriptor.encode())).isEqualTo(descriptor);
  }

  @Test
  void noTwoFieldsShareABit() {
    long[] used = new long[DescriptorField.WORDS];
    for (DescriptorField field : DescriptorField.values()) {
      long bits = field.max() << field.lowBit();
      assertThat(used[field.word()] & bits).as(field.name()).isZero();
      assertThat(field.lowBit() + field.width()).isLessThanOrEqualTo(Integer.SIZE);
      used[field.word()] |= bits;
    }
  }

  @Test
  void aWordWithoutTheMagicNumberIsRefused() {
    int[] words = random(new Random(1)).encode();
    words[0] ^= 1 << 24;
    assertThatThrownBy(() -> LayerDescriptor.decode(words))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("magic");
  }

  @Test
  void anUnknownKindIsRefused() {
    int[] words = random(new Random(1)).encode();
    words[0] |= 0xf;
    assertThatThrownBy(() -> LayerDescriptor.decode(words))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("kind 15");
  }

  @Test
  void aValueThatDoesNotFitNamesItsField() {
    int[] words = new int[DescriptorField.WORDS];
    assertThatThrownBy(() -> DescriptorField.TIME_STEPS.insert(words, 256))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TIME_STEPS")
        .hasMessageContaining("256");
  }

  private static LayerDescriptor random(Random random) {
    boolean pool = random.nextBoolean();
    return new LayerDescriptor(
        LayerKind.values()[random.nextInt(2)],
        random.nextInt(4096),
        new NeuronRule(random.nextInt(32769), random.nextBoolean(), random.nextBoolean()),
        pool,
        !pool && random.nextBoolean(),
        1 + random.nextInt(2),
        1 + random.nextInt(255),
        1 + random.nextInt(255),
        random.nextInt(1 << 16),
        random.nextInt(1 << 16),
        random.nextInt(1 << 16),
        random.nextInt(1 << 16),
        random.nextInt(1 << 16),
        random.nextInt(Integer.MAX_VALUE),
        random.nextInt(1 << 16),
        random.nextInt(1 << 16),
        random.nextInt(1 << 16),
        random.nextInt(Integer.MAX_VALUE),
        random.nextInt(Integer.MAX_VALUE),
        Integer.toUnsignedLong(random.nextInt()),
        Integer.toUnsignedLong(random.nextInt()),
        Integer.toUnsignedLong(random.nextInt()),
        Integer.toUnsignedLong(random.nextInt()),
        Integer.toUnsignedLong(random.nextInt()),
        Integer.toUnsignedLong(random.nextInt()),
        Integer.toUnsignedLong(random.nextInt()));
  }
}
