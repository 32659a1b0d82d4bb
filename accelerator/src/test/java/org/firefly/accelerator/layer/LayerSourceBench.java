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

/** Plays run control and memory for a layer source that is given one descriptor. */
final class LayerSourceBench implements AutoCloseable {
  private static final int SAMPLES = 3;

  /** Clocks in which a descriptor must have been judged. */
  private static final int PATIENCE = 1_000;

  private final AcceleratorConfig config;
  private final LayerSource source;
  private final Simulation simulation;

  LayerSourceBench(AcceleratorConfig config) {
    this.config = config;
    source = new LayerSource(new CoreWidths(config));
    simulation = Simulation.of(Elaboration.of(source));
  }

  @Override
  public void close() {
    simulation.close();
  }

  private void start() {
    simulation.poke(source.run, 0);
    simulation.reset();
    simulation.poke(source.count, 1);
    simulation.poke(source.samples, SAMPLES);
    simulation.poke(source.request.ready(), 1);
    simulation.poke(source.run, 1);
  }

  /** Whether the core refuses the good descriptor with some {@code FIELD=value} changed. */
  boolean isRefused(String changes) {
    start();
    Map<DescriptorField, Long> fields = window();
    for (String change : changes.split(" ")) {
      String[] parts = change.split("=");
      fields.put(DescriptorField.valueOf(parts[0]), Long.parseLong(parts[1]));
    }
    simulation.stepUntil(source.request.valid(), 1, PATIENCE);
    simulation.step();
    send(encode(fields));
    assertThat(simulation.stepUntil(source.ready, 1, PATIENCE)).isLessThan(PATIENCE);
    assertThat(simulation.peek(source.number)).isEqualTo(fields.get(DescriptorField.LAYER));
    return simulation.peek(source.bad) == 1;
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
    fields.put(DescriptorField.INPUT_STEP_STRIDE, 2_048L);
    fields.put(DescriptorField.OUTPUT_STEP_STRIDE, 3_072L);
    return fields;
  }

  private static long[] encode(Map<DescriptorField, Long> fields) {
    long[] words = new long[DescriptorField.WORDS];
    fields.forEach((field, value) -> words[field.word()] |= value << field.lowBit());
    return words;
  }

  private void send(long[] words) {
    Port data = simulation.port(source.beats.payload().data());
    int wordsPerBeat = config.busBits() / Integer.SIZE;
    simulation.poke(source.beats.valid(), 1);
    for (int first = 0; first < words.length; first += wordsPerBeat) {
      for (int i = 0; i < wordsPerBeat; i++) {
        data.poke(i * Integer.SIZE, Integer.SIZE, words[first + i]);
      }
      simulation.poke(source.beats.payload().last(), first + wordsPerBeat == words.length);
      simulation.step();
    }
    simulation.poke(source.beats.valid(), 0);
  }
}
