package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.mux;

import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.DescriptorField;
import org.firefly.architecture.LayerKind;
import org.firefly.architecture.NeuronRule;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;

/** Checks of single fields of a descriptor; what products decide is checked with the products. */
final class LayerFields {
  private final DescriptorWords words;
  private final UInt samples;
  private final AcceleratorConfig config;

  private LayerFields(DescriptorWords words, UInt samples, AcceleratorConfig config) {
    this.words = words;
    this.samples = samples;
    this.config = config;
  }

  /** Whether a core can take the fields as they are. */
  static Bool usable(DescriptorWords words, UInt samples, AcceleratorConfig config) {
    LayerFields fields = new LayerFields(words, samples, config);
    return WeightFields.usable(words)
        .and(fields.knownKind())
        .and(fields.shapes())
        .and(fields.rule())
        .and(fields.planes());
  }

  private Bool knownKind() {
    UInt kind = field(DescriptorField.KIND);
    Bool window = kind.eq(LayerKind.WINDOW.code());
    Bool packed = kind.eq(LayerKind.PACKED.code());
    return window.and(windowFits()).or(packed.and(present(DescriptorField.VECTOR_PLANE_WORDS)));
  }

  private Bool windowFits() {
    UInt width = field(DescriptorField.INPUT_WIDTH);
    return present(DescriptorField.INPUT_HEIGHT)
        .and(present(DescriptorField.INPUT_WIDTH))
        .and(width.le(config.maxWidth()))
        .and(field(DescriptorField.INPUT_ROW_PITCH).ge(width))
        .and(field(DescriptorField.INPUT_SAMPLE_PITCH).shiftRight(PITCH_BITS).orReduce().not());
  }

  private Bool shapes() {
    Bool pool = words.flag(DescriptorField.POOL);
    Bool fitsPool = field(DescriptorField.OUTPUT_WIDTH).le(2L * config.maxWidth());
    return samples
        .le(field(DescriptorField.SAMPLES))
        .and(present(DescriptorField.INPUT_GROUPS))
        .and(present(DescriptorField.OUTPUT_HEIGHT))
        .and(present(DescriptorField.OUTPUT_WIDTH))
        .and(field(DescriptorField.OUTPUT_SAMPLE_PITCH).shiftRight(PITCH_BITS).orReduce().not())
        .and(pool.not().or(fitsPool));
  }

  private Bool rule() {
    Bool poolsReadout = words.flag(DescriptorField.POOL).and(words.flag(DescriptorField.READOUT));
    return field(DescriptorField.DECAY).le(NeuronRule.NO_DECAY).and(poolsReadout.not());
  }

  private Bool planes() {
    int wordBits = Integer.numberOfTrailingZeros(config.wordBytes());
    UInt output = field(DescriptorField.OUTPUT_OFFSET);
    Bool outputAligned =
        mux(
            words.flag(DescriptorField.READOUT),
            WeightFields.aligned(output),
            zero(output.truncate(wordBits)));
    return zero(field(DescriptorField.INPUT_OFFSET).truncate(wordBits))
        .and(outputAligned)
        .and(WeightFields.aligned(field(DescriptorField.INPUT_PLANE_STRIDE)))
        .and(WeightFields.aligned(field(DescriptorField.OUTPUT_PLANE_STRIDE)));
  }

  private Bool present(DescriptorField field) {
    return field(field).orReduce();
  }

  private static Bool zero(UInt value) {
    return value.orReduce().not();
  }

  private UInt field(DescriptorField field) {
    return words.field(field);
  }
}
