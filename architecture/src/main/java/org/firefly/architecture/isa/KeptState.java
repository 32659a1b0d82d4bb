package org.firefly.architecture.isa;

/**
 * Where the neurons' membranes, marks and synaptic currents lie in their memories, and whether they
 * go on from there: so the time steps of a layer can be spread over several descriptors, with those
 * of other layers in between.
 *
 * @param resumes the first time step of the descriptor goes on from the state that the memory
 *     holds; otherwise it is the first time step of all
 * @param offset word of the membrane memory where the state of output group 0 lies
 * @param stride words from the state of one output group to that of the next; 0 if all groups use
 *     the same words one after another, and nothing of them is kept
 */
public record KeptState(boolean resumes, int offset, int stride) {
  /** A layer that nothing goes on from. */
  public static final KeptState NONE = new KeptState(false, 0, 0);

  /** Word of the membrane memory where the state of an output group lies. */
  public int word(int group) {
    return offset + group * stride;
  }

  /**
   * A time step of a descriptor as the neurons count it: 0 only in the very first.
   *
   * @param timeStep as the descriptor counts it
   */
  public int age(int timeStep) {
    return resumes ? timeStep + 1 : timeStep;
  }

  static KeptState read(FieldValues fields) {
    return new KeptState(
        fields.flag(DescriptorField.RESUMES),
        fields.integer(DescriptorField.STATE_OFFSET),
        fields.integer(DescriptorField.STATE_STRIDE));
  }

  void write(FieldValues fields) {
    fields.put(DescriptorField.RESUMES, resumes);
    fields.put(DescriptorField.STATE_OFFSET, offset);
    fields.put(DescriptorField.STATE_STRIDE, stride);
  }
}
