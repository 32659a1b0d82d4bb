package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.hdl.Bool;
import org.firefly.hdl.UInt;

/** Checks of the fields that weight path and computation both rely on. */
final class WeightFields {
  private static final int ALIGNMENT_BITS =
      Integer.numberOfTrailingZeros(AcceleratorConfig.ALIGNMENT_BYTES);

  private WeightFields() {}

  /** All must hold for the weight path to take the fields as they are. */
  static List<Bool> checks(DescriptorWords words) {
    UInt passes = words.field(DescriptorField.PASSES);
    return List.of(
        words.field(DescriptorField.MAGIC).eq(DescriptorField.MAGIC_VALUE),
        words.field(DescriptorField.TIME_STEPS).orReduce(),
        words.field(DescriptorField.OUTPUT_GROUPS).orReduce(),
        passes.orReduce(),
        passes.shiftRight(PITCH_BITS).isZero(),
        aligned(words.field(DescriptorField.WEIGHT_OFFSET)),
        aligned(words.field(DescriptorField.PASS_OFFSET)),
        aligned(words.field(DescriptorField.PARAMETER_OFFSET)));
  }

  /** Whether an offset is a multiple of 64. */
  static Bool aligned(UInt offset) {
    return offset.truncate(ALIGNMENT_BITS).isZero();
  }
}
