package org.firefly.architecture.isa;

/**
 * How much of time and batch a layer works on.
 *
 * @param timeSteps T, 1 to 65535
 * @param samples N that the planes have room for, 1 to 255; a block may carry fewer
 */
public record BlockShape(int timeSteps, int samples) {
  static BlockShape read(FieldValues fields) {
    return new BlockShape(
        fields.integer(DescriptorField.TIME_STEPS), fields.integer(DescriptorField.SAMPLES));
  }

  void write(FieldValues fields) {
    fields.put(DescriptorField.TIME_STEPS, timeSteps);
    fields.put(DescriptorField.SAMPLES, samples);
  }
}
