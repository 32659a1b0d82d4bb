package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.firefly.architecture.ConfigurationException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertThatThrownBy(() -> DescriptorField.TIME_STEPS.insert(words, 65536))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TIME_STEPS")
        .hasMessageContaining("65536");
  }

  /** A field that only the encoder or only the decoder knew would come back changed. */
  @ParameterizedTest
  @EnumSource(
      value = DescriptorField.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MAGIC", "KIND", "RESET", "PREVIOUS_CURRENT", "REPEATS"})
  void everyFieldOfTheTableSurvivesDecoding(DescriptorField field) {
    int[] words = head();
    field.insert(words, Math.min(field.max(), Integer.MAX_VALUE));
    assertThat(LayerDescriptor.decode(words).encode()).isEqualTo(words);
  }

  private static int[] head() {
    int[] words = new int[DescriptorField.WORDS];
    DescriptorField.MAGIC.insert(words, DescriptorField.MAGIC_VALUE);
    DescriptorField.KIND.insert(words, LayerKind.WINDOW.code());
    return words;
  }

  @ParameterizedTest
  @EnumSource(MembraneReset.class)
  void everyResetSurvivesDecoding(MembraneReset reset) {
    int[] words = head();
    DescriptorField.RESET.insert(words, reset.code());
    DescriptorField.SYNAPSE.insert(words, 1);
    DescriptorField.PREVIOUS_CURRENT.insert(words, 1);
    LayerDescriptor descriptor = LayerDescriptor.decode(words);
    assertThat(descriptor.neuron())
        .isEqualTo(new NeuronRule(false, reset, SynapticCurrent.PREVIOUS, 0));
    assertThat(descriptor.encode()).isEqualTo(words);
  }

  @Test
  void onlyALastPieceRepeatsSums() {
    int[] last = head();
    DescriptorField.REPEATS.insert(last, 1);
    assertThatThrownBy(() -> LayerDescriptor.decode(last))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the last of several pieces");
    DescriptorField.CONTINUES.insert(last, 1);
    LayerDescriptor descriptor = LayerDescriptor.decode(last);
    assertThat(descriptor.piece()).isEqualTo(InputPiece.lastOfConstant());
    assertThat(descriptor.encode()).isEqualTo(last);
    DescriptorField.CONTINUED.insert(last, 1);
    assertThatThrownBy(() -> LayerDescriptor.decode(last))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void neuronsThatContradictThemselvesAreRefused() {
    int[] unknown = head();
    DescriptorField.RESET.insert(unknown, MembraneReset.values().length);
    assertThatThrownBy(() -> LayerDescriptor.decode(unknown))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("unknown reset " + MembraneReset.values().length);
    int[] previous = head();
    DescriptorField.PREVIOUS_CURRENT.insert(previous, 1);
    assertThatThrownBy(() -> LayerDescriptor.decode(previous))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("keeps no currents");
  }

  private static InputPiece piece(Random random) {
    return random.nextInt(4) == 0
        ? InputPiece.lastOfConstant()
        : new InputPiece(random.nextBoolean(), random.nextBoolean(), false);
  }

  private static LayerDescriptor random(Random random) {
    boolean pool = random.nextBoolean();
    return new LayerDescriptor(
        random.nextInt(4096),
        LayerKind.values()[random.nextInt(2)],
        new BlockShape(1 + random.nextInt(65535), 1 + random.nextInt(255)),
        new InputPlanes(
            half(random),
            half(random),
            half(random),
            half(random),
            1 + random.nextInt(2),
            half(random),
            planes(random)),
        piece(random),
        new NeuronRule(
            random.nextBoolean(),
            MembraneReset.of(random.nextInt(4)),
            SynapticCurrent.values()[random.nextInt(3)],
            2 * random.nextInt(4)),
        new KeptState(random.nextBoolean(), half(random), half(random)),
        new OutputPlanes(
            half(random),
            half(random),
            half(random),
            pool,
            !pool && random.nextBoolean(),
            planes(random)),
        new WeightData(
            random.nextInt(Integer.MAX_VALUE), word(random), word(random), word(random)));
  }

  private static Planes planes(Random random) {
    return new Planes(word(random), word(random), random.nextInt(Integer.MAX_VALUE), word(random));
  }

  private static int half(Random random) {
    return random.nextInt(1 << 16);
  }

  private static long word(Random random) {
    return Integer.toUnsignedLong(random.nextInt());
  }
}
