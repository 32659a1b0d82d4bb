package org.firefly.architecture.isa;

/**
 * Where the constants of a layer lie, in bytes from the program's base address.
 *
 * @param passes entries of the pass table, so tiles, over all output groups
 * @param weightOffset first tile
 * @param passOffset pass table
 * @param parameterOffset parameters of the neurons, as {@link ParameterLayout} says
 */
public record WeightData(int passes, long weightOffset, long passOffset, long parameterOffset) {
  static WeightData read(FieldValues fields) {
    return new WeightData(
        fields.integer(DescriptorField.PASSES),
        fields.number(DescriptorField.WEIGHT_OFFSET),
        fields.number(DescriptorField.PASS_OFFSET),
        fields.number(DescriptorField.PARAMETER_OFFSET));
  }

  void write(FieldValues fields) {
    fields.put(DescriptorField.PASSES, passes);
    fields.put(DescriptorField.WEIGHT_OFFSET, weightOffset);
    fields.put(DescriptorField.PASS_OFFSET, passOffset);
    fields.put(DescriptorField.PARAMETER_OFFSET, parameterOffset);
  }
}
