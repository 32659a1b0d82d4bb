package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * What a layer writes: the spikes of every time step, or the membranes of the last.
 *
 * @param groups groups of P output channels
 * @param height rows before pooling
 * @param width columns before pooling
 * @param pool whether 2x2 blocks of spikes are OR-ed
 * @param readout whether the layer never fires, and its membranes after the last time step are
 *     written
 * @param planes where they lie
 */
public record OutputPlanes(
    int groups, int height, int width, boolean pool, boolean readout, Planes planes) {

  public OutputPlanes {
    if (pool && readout) {
      throw new ConfigurationException("A readout layer cannot pool.");
    }
  }

  /** Rows after pooling. */
  public int pooledHeight() {
    return pool ? height / 2 : height;
  }

  /** Columns after pooling. */
  public int pooledWidth() {
    return pool ? width / 2 : width;
  }

  /** Positions of one pass with {@code n} samples: n x H x W before pooling. */
  public int positions(int n) {
    return n * height * width;
  }

  static OutputPlanes read(FieldValues fields) {
    return new OutputPlanes(
        fields.integer(DescriptorField.OUTPUT_GROUPS),
        fields.integer(DescriptorField.OUTPUT_HEIGHT),
        fields.integer(DescriptorField.OUTPUT_WIDTH),
        fields.flag(DescriptorField.POOL),
        fields.flag(DescriptorField.READOUT),
        new Planes(
            fields.number(DescriptorField.OUTPUT_OFFSET),
            fields.number(DescriptorField.OUTPUT_PLANE_STRIDE),
            fields.integer(DescriptorField.OUTPUT_SAMPLE_PITCH),
            fields.number(DescriptorField.OUTPUT_STEP_STRIDE)));
  }

  void write(FieldValues fields) {
    fields.put(DescriptorField.OUTPUT_GROUPS, groups);
    fields.put(DescriptorField.OUTPUT_HEIGHT, height);
    fields.put(DescriptorField.OUTPUT_WIDTH, width);
    fields.put(DescriptorField.POOL, pool);
    fields.put(DescriptorField.READOUT, readout);
    fields.put(DescriptorField.OUTPUT_OFFSET, planes.offset());
    fields.put(DescriptorField.OUTPUT_PLANE_STRIDE, planes.stride());
    fields.put(DescriptorField.OUTPUT_SAMPLE_PITCH, planes.samplePitch());
    fields.put(DescriptorField.OUTPUT_STEP_STRIDE, planes.stepStride());
  }
}
