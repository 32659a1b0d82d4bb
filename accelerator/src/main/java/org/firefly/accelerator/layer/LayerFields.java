package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;

import java.util.List;
import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.MembraneReset;
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

  /** All must hold for a core to take the fields as they are. */
  static List<Bool> checks(DescriptorWords words, UInt samples, AcceleratorConfig config) {
    LayerFields fields = new LayerFields(words, samples, config);
    return Stream.of(
            WeightFields.checks(words),
            fields.kind(),
            fields.shapes(),
            fields.rule(),
            fields.planes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Bool> kind() {
    UInt kind = field(DescriptorField.KIND);
    Bool window = kind.eq(LayerKind.WINDOW.code());
    Bool packed = kind.eq(LayerKind.PACKED.code());
    UInt width = field(DescriptorField.INPUT_WIDTH);
    return List.of(
        window.or(packed),
        packed.implies(present(DescriptorField.VECTOR_PLANE_WORDS)),
        window.implies(present(DescriptorField.INPUT_HEIGHT)),
        window.implies(present(DescriptorField.INPUT_WIDTH)),
        window.implies(width.le(config.maxWidth())),
        window.implies(field(DescriptorField.INPUT_ROW_PITCH).ge(width)),
        window.implies(isPitch(DescriptorField.INPUT_SAMPLE_PITCH)));
  }

  private List<Bool> shapes() {
    Bool pool = words.flag(DescriptorField.POOL);
    Bool fitsPool = field(DescriptorField.OUTPUT_WIDTH).le(2L * config.maxWidth());
    return List.of(
        samples.le(field(DescriptorField.SAMPLES)),
        present(DescriptorField.INPUT_GROUPS),
        present(DescriptorField.OUTPUT_HEIGHT),
        present(DescriptorField.OUTPUT_WIDTH),
        isPitch(DescriptorField.OUTPUT_SAMPLE_PITCH),
        pool.implies(fitsPool));
  }

  private List<Bool> rule() {
    Bool poolsReadout = words.flag(DescriptorField.POOL).and(words.flag(DescriptorField.READOUT));
    Bool synapse = words.flag(DescriptorField.SYNAPSE);
    Bool sumsWait = words.flag(DescriptorField.CONTINUES).or(words.flag(DescriptorField.CONTINUED));
    Bool joins =
        words.flag(DescriptorField.CONTINUES).and(words.flag(DescriptorField.CONTINUED).not());
    UInt reset = field(DescriptorField.RESET);
    return List.of(
        poolsReadout.not(),
        reset.lt(MembraneReset.values().length),
        synapse.implies(literal(config.synapses())),
        reset.eq(MembraneReset.LATE_VALUE.code()).implies(synapse),
        words.flag(DescriptorField.PREVIOUS_CURRENT).implies(synapse),
        sumsWait.implies(synapse.not()),
        words.flag(DescriptorField.REPEATS).implies(joins),
        sumsWait.implies(field(DescriptorField.OUTPUT_GROUPS).eq(1)));
  }

  private List<Bool> planes() {
    int wordBits = Integer.numberOfTrailingZeros(config.wordBytes());
    UInt output = field(DescriptorField.OUTPUT_OFFSET);
    Bool outputAligned =
        mux(
            words.flag(DescriptorField.READOUT),
            WeightFields.aligned(output),
            output.truncate(wordBits).isZero());
    return List.of(
        field(DescriptorField.INPUT_OFFSET).truncate(wordBits).isZero(),
        outputAligned,
        WeightFields.aligned(field(DescriptorField.INPUT_PLANE_STRIDE)),
        WeightFields.aligned(field(DescriptorField.OUTPUT_PLANE_STRIDE)),
        WeightFields.aligned(field(DescriptorField.INPUT_STEP_STRIDE)),
        WeightFields.aligned(field(DescriptorField.OUTPUT_STEP_STRIDE)));
  }

  private Bool present(DescriptorField field) {
    return field(field).orReduce();
  }

  private Bool isPitch(DescriptorField field) {
    return field(field).shiftRight(PITCH_BITS).isZero();
  }

  private UInt field(DescriptorField field) {
    return words.field(field);
  }
}
