package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * The spikes that a layer reads, and how its windows or vectors move over them.
 *
 * @param groups groups of P input channels
 * @param height valid rows of a plane; rows beyond read as zero
 * @param width valid columns of a plane; columns beyond read as zero
 * @param rowPitch words from row to row of a plane
 * @param windowStride rows and columns from window to window, 1 or 2
 * @param vectorPlaneWords PACKED: words of one plane in one vector; 0 for WINDOW
 * @param planes where they lie
 */
public record InputPlanes(
    int groups,
    int height,
    int width,
    int rowPitch,
    int windowStride,
    int vectorPlaneWords,
    Planes planes) {

  public InputPlanes {
    if (windowStride != 1 && windowStride != 2) {
      throw new ConfigurationException(
          "The window stride must be 1 or 2, not " + windowStride + ".");
    }
  }

  static InputPlanes read(FieldValues fields) {
    return new InputPlanes(
        fields.integer(DescriptorField.INPUT_GROUPS),
        fields.integer(DescriptorField.INPUT_HEIGHT),
        fields.integer(DescriptorField.INPUT_WIDTH),
        fields.integer(DescriptorField.INPUT_ROW_PITCH),
        fields.integer(DescriptorField.STRIDE_TWO) + 1,
        fields.integer(DescriptorField.VECTOR_PLANE_WORDS),
        new Planes(
            fields.number(DescriptorField.INPUT_OFFSET),
            fields.number(DescriptorField.INPUT_PLANE_STRIDE),
            fields.integer(DescriptorField.INPUT_SAMPLE_PITCH),
            fields.number(DescriptorField.INPUT_STEP_STRIDE)));
  }

  void write(FieldValues fields) {
    fields.put(DescriptorField.INPUT_GROUPS, groups);
    fields.put(DescriptorField.INPUT_HEIGHT, height);
    fields.put(DescriptorField.INPUT_WIDTH, width);
    fields.put(DescriptorField.INPUT_ROW_PITCH, rowPitch);
    fields.put(DescriptorField.STRIDE_TWO, windowStride - 1);
    fields.put(DescriptorField.VECTOR_PLANE_WORDS, vectorPlaneWords);
    fields.put(DescriptorField.INPUT_OFFSET, planes.offset());
    fields.put(DescriptorField.INPUT_PLANE_STRIDE, planes.stride());
    fields.put(DescriptorField.INPUT_SAMPLE_PITCH, planes.samplePitch());
    fields.put(DescriptorField.INPUT_STEP_STRIDE, planes.stepStride());
  }
}
