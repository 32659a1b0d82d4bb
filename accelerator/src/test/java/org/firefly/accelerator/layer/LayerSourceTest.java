package org.firefly.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptors that differ from a good one in what the test says, at P = 16, for three samples. */
class LayerSourceTest {
  private static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);
  private static final int SAMPLES = 3;

  /** Clocks in which a descriptor must have been judged. */
  private static final int PATIENCE = 1_000;

  private static final LayerSource SOURCE = new LayerSource(new CoreWidths(CONFIG));
  private static Simulation simulation;

  @BeforeAll
  static void open() {
    simulation = Simulation.of(Elaboration.of(SOURCE));
  }

  @AfterAll
  static void close() {
    simulation.close();
  }

  @BeforeEach
  void start() {
    simulation.poke(SOURCE.run, 0);
    simulation.reset();
    simulation.poke(SOURCE.count, 1);
    simulation.poke(SOURCE.samples, SAMPLES);
    simulation.poke(SOURCE.request.ready(), 1);
    simulation.poke(SOURCE.run, 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LAYER=9",
        "SAMPLES=3",
        "TIME_STEPS=65535",
        "RESET=3 FRACTION=3",
        "INPUT_WIDTH=256 INPUT_ROW_PITCH=256 INPUT_SAMPLE_PITCH=2048",
        "INPUT_SAMPLE_PITCH=64",
        "INPUT_OFFSET=2 OUTPUT_OFFSET=2",
        "READOUT=1 OUTPUT_OFFSET=64",
        "POOL=1 OUTPUT_HEIGHT=2 OUTPUT_WIDTH=512",
        "PASSES=16777215",
        "INPUT_PLANE_STRIDE=2147483584",
        "KIND=2 VECTOR_PLANE_WORDS=4 OUTPUT_HEIGHT=1 OUTPUT_WIDTH=1 INPUT_HEIGHT=0 INPUT_WIDTH=0",
      })
  void aLayerThatFitsIsOffered(String changes) {
    assertThat(isRefused(changes)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MAGIC=240",
        "KIND=0",
        "KIND=3",
        "TIME_STEPS=0",
        "SAMPLES=2",
        "RESET=4",
        "RESET=5",
        "RESET=7",
        "SYNAPSE=1",
        "PREVIOUS_CURRENT=1",
        "INPUT_GROUPS=0",
        "OUTPUT_GROUPS=0",
        "INPUT_HEIGHT=0",
        "INPUT_WIDTH=0",
        "INPUT_WIDTH=257 INPUT_ROW_PITCH=257 INPUT_SAMPLE_PITCH=4096",
        "INPUT_ROW_PITCH=7",
        "INPUT_SAMPLE_PITCH=63",
        "INPUT_SAMPLE_PITCH=16777216",
        "OUTPUT_HEIGHT=0",
        "OUTPUT_WIDTH=0",
        "OUTPUT_SAMPLE_PITCH=16777216",
        "OUTPUT_HEIGHT=64 OUTPUT_WIDTH=64",
        "POOL=1 READOUT=1",
        "POOL=1 OUTPUT_HEIGHT=2 OUTPUT_WIDTH=513",
        "PASSES=0",
        "PASSES=16777216",
        "INPUT_OFFSET=4097",
        "OUTPUT_OFFSET=8193",
        "READOUT=1 OUTPUT_OFFSET=8224",
        "INPUT_PLANE_STRIDE=1056",
        "INPUT_PLANE_STRIDE=2147483648",
        "OUTPUT_PLANE_STRIDE=1056",
        "OUTPUT_PLANE_STRIDE=2147483648",
        "WEIGHT_OFFSET=32",
        "PASS_OFFSET=32",
        "PARAMETER_OFFSET=32",
        "KIND=2",
        "KIND=2 VECTOR_PLANE_WORDS=65535 INPUT_GROUPS=65535",
        "KIND=2 VECTOR_PLANE_WORDS=4 INPUT_GROUPS=1000",
      })
  void anImpossibleLayerIsRefused(String changes) {
    assertThat(isRefused(changes)).isTrue();
  }

  private static boolean isRefused(String changes) {
    Map<DescriptorField, Long> fields = window();
    for (String change : changes.split(" ")) {
      String[] parts = change.split("=");
      fields.put(DescriptorField.valueOf(parts[0]), Long.parseLong(parts[1]));
    }
    simulation.stepUntil(SOURCE.request.valid(), 1, PATIENCE);
    simulation.step();
    send(encode(fields));
    assertThat(simulation.stepUntil(SOURCE.ready, 1, PATIENCE)).isLessThan(PATIENCE);
    assertThat(simulation.peek(SOURCE.number)).isEqualTo(fields.get(DescriptorField.LAYER));
    return simulation.peek(SOURCE.bad) == 1;
  }

  private static Map<DescriptorField, Long> window() {
    Map<DescriptorField, Long> fields = new EnumMap<>(DescriptorField.class);
    for (DescriptorField field : DescriptorField.values()) {
      fields.put(field, 0L);
    }
    fields.put(DescriptorField.MAGIC, (long) DescriptorField.MAGIC_VALUE);
    fields.put(DescriptorField.KIND, 1L);
    fields.put(DescriptorField.LAYER, 5L);
    fields.put(DescriptorField.TIME_STEPS, 4L);
    fields.put(DescriptorField.SAMPLES, 8L);
    fields.put(DescriptorField.INPUT_GROUPS, 2L);
    fields.put(DescriptorField.OUTPUT_GROUPS, 3L);
    fields.put(DescriptorField.INPUT_HEIGHT, 8L);
    fields.put(DescriptorField.INPUT_WIDTH, 8L);
    fields.put(DescriptorField.INPUT_ROW_PITCH, 8L);
    fields.put(DescriptorField.INPUT_SAMPLE_PITCH, 64L);
    fields.put(DescriptorField.OUTPUT_HEIGHT, 8L);
    fields.put(DescriptorField.OUTPUT_WIDTH, 8L);
    fields.put(DescriptorField.OUTPUT_SAMPLE_PITCH, 64L);
    fields.put(DescriptorField.PASSES, 54L);
    fields.put(DescriptorField.INPUT_OFFSET, 4_096L);
    fields.put(DescriptorField.INPUT_PLANE_STRIDE, 1_024L);
    fields.put(DescriptorField.OUTPUT_OFFSET, 8_192L);
    fields.put(DescriptorField.OUTPUT_PLANE_STRIDE, 1_024L);
    fields.put(DescriptorField.WEIGHT_OFFSET, 16_384L);
    fields.put(DescriptorField.PASS_OFFSET, 32_768L);
    fields.put(DescriptorField.PARAMETER_OFFSET, 65_536L);
    return fields;
  }

  private static long[] encode(Map<DescriptorField, Long> fields) {
    long[] words = new long[DescriptorField.WORDS];
    fields.forEach((field, value) -> words[field.word()] |= value << field.lowBit());
    return words;
  }

  private static void send(long[] words) {
    Port data = simulation.port(SOURCE.beats.payload().data());
    int wordsPerBeat = CONFIG.busBits() / Integer.SIZE;
    simulation.poke(SOURCE.beats.valid(), 1);
    for (int first = 0; first < words.length; first += wordsPerBeat) {
      for (int i = 0; i < wordsPerBeat; i++) {
        data.poke(i * Integer.SIZE, Integer.SIZE, words[first + i]);
      }
      simulation.poke(SOURCE.beats.payload().last(), first + wordsPerBeat == words.length);
      simulation.step();
    }
    simulation.poke(SOURCE.beats.valid(), 0);
  }
}
