package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;

import java.util.stream.Stream;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.DescriptorField;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;

/** Checks of the fields that weight path and computation both rely on. */
final class WeightFields {
  private static final int ALIGNMENT_BITS =
      Integer.numberOfTrailingZeros(AcceleratorConfig.ALIGNMENT_BYTES);

  private WeightFields() {}

  static Bool usable(DescriptorWords words) {
    UInt passes = words.field(DescriptorField.PASSES);
    return words
        .field(DescriptorField.MAGIC)
        .eq(DescriptorField.MAGIC_VALUE)
        .and(words.field(DescriptorField.TIME_STEPS).orReduce())
        .and(words.field(DescriptorField.OUTPUT_GROUPS).orReduce())
        .and(passes.orReduce())
        .and(passes.shiftRight(PITCH_BITS).orReduce().not())
        .and(aligned(words));
  }

  private static Bool aligned(DescriptorWords words) {
    return Stream.of(
            DescriptorField.WEIGHT_OFFSET,
            DescriptorField.PASS_OFFSET,
            DescriptorField.PARAMETER_OFFSET)
        .map(words::field)
        .map(WeightFields::aligned)
        .reduce(Bool::and)
        .orElseThrow();
  }

  /** Whether an offset is a multiple of 64. */
  static Bool aligned(UInt offset) {
    return offset.truncate(ALIGNMENT_BITS).orReduce().not();
  }
}
