package org.firefly.architecture.isa;

import org.firefly.architecture.ConfigurationException;

/**
 * The fields of a layer descriptor: 32 little-endian words of 32 bits. This table is the only place
 * that knows where a field lies; the encoder, the command processor and the documentation use it.
 */
public enum DescriptorField {
  MAGIC(DescriptorPart.HEAD, 0, 24, 8, "0xF1; anything else is a bad descriptor"),
  KIND(DescriptorPart.HEAD, 0, 0, 4, "1 = window, 2 = packed"),
  POOL(DescriptorPart.OUTPUT, 0, 4, 1, "1: the output is the OR of 2x2 blocks"),
  READOUT(
      DescriptorPart.OUTPUT,
      0,
      5,
      1,
      "1: never fires; membranes are written after the last time step"),
  CONTINUES(
      DescriptorPart.PIECE, 0, 6, 1, "1: adds to the sums that the descriptor before has left"),
  CONTINUED(
      DescriptorPart.PIECE,
      0,
      7,
      1,
      "1: leaves its sums to the next descriptor; nothing fires and nothing is written"),
  RESUMES(
      DescriptorPart.STATE,
      0,
      9,
      1,
      "1: the neurons go on from the state that the membrane memory holds; 0: they start"),
  REPEATS(
      DescriptorPart.PIECE,
      0,
      10,
      1,
      "1: the sums that it continues are those of one time step and enter every one of its own"
          + " (only with CONTINUES, without CONTINUED, and with one pass per output group)"),
  STRIDE_TWO(DescriptorPart.INPUT, 0, 8, 1, "1: window stride 2; 0: stride 1"),
  LAYER(
      DescriptorPart.HEAD,
      0,
      12,
      12,
      "layer number, shown in the status when something goes wrong"),
  SAMPLES(
      DescriptorPart.HEAD,
      1,
      0,
      8,
      "samples N that the planes have room for, 1 to 255; a block may carry fewer"),
  RESET(
      DescriptorPart.NEURON,
      1,
      8,
      3,
      "after a spike, 0: v = rho; 1: v = u - theta; 2: v = u; 3: v = u, and rho in place of b in"
          + " the next step; 4: v = u, and u = rho in the next step (only with SYNAPSE); 5: v = u -"
          + " theta, and rho in place of theta in the next step if u passes rho, or theta without"
          + " a spike"),
  INCLUSIVE(DescriptorPart.NEURON, 1, 11, 1, "1: fires at u >= theta; 0: at u > theta"),
  SYNAPSE(
      DescriptorPart.NEURON,
      1,
      12,
      1,
      "1: keeps synaptic currents; only on cores whose SHAPE says synapses"),
  PREVIOUS_CURRENT(
      DescriptorPart.NEURON,
      1,
      13,
      1,
      "1: the current of the step before enters the membrane (only with SYNAPSE)"),
  FRACTION(
      DescriptorPart.NEURON,
      1,
      14,
      2,
      "f: membranes and currents count in 2^-2f of a weight step, so passes are shifted left by"
          + " 2 f"),
  TIME_STEPS(DescriptorPart.HEAD, 1, 16, 16, "T, 1 to 65535"),
  INPUT_GROUPS(DescriptorPart.INPUT, 2, 0, 16, "groups of P input channels"),
  OUTPUT_GROUPS(DescriptorPart.OUTPUT, 2, 16, 16, "groups of P output channels"),
  INPUT_HEIGHT(
      DescriptorPart.INPUT, 3, 0, 16, "valid rows of an input plane; rows beyond read as zero"),
  INPUT_WIDTH(
      DescriptorPart.INPUT,
      3,
      16,
      16,
      "valid columns of an input plane; columns beyond read as zero"),
  INPUT_ROW_PITCH(DescriptorPart.INPUT, 4, 0, 16, "words from one input row to the next"),
  VECTOR_PLANE_WORDS(
      DescriptorPart.INPUT,
      4,
      16,
      16,
      "packed: consecutive words of a plane that belong to one vector"),
  INPUT_SAMPLE_PITCH(
      DescriptorPart.INPUT, 5, 0, 32, "words from one sample to the next in an input plane"),
  OUTPUT_HEIGHT(DescriptorPart.OUTPUT, 6, 0, 16, "output rows before pooling"),
  OUTPUT_WIDTH(DescriptorPart.OUTPUT, 6, 16, 16, "output columns before pooling"),
  OUTPUT_SAMPLE_PITCH(
      DescriptorPart.OUTPUT, 7, 0, 32, "words from one sample to the next in an output plane"),
  PASSES(
      DescriptorPart.WEIGHTS,
      8,
      0,
      32,
      "entries of the pass table, so tiles, over all output groups"),
  INPUT_OFFSET(
      DescriptorPart.INPUT, 9, 0, 32, "first word of the first input plane; multiple of P / 8"),
  INPUT_PLANE_STRIDE(
      DescriptorPart.INPUT, 10, 0, 32, "bytes from one input plane to the next; multiple of 64"),
  OUTPUT_OFFSET(
      DescriptorPart.OUTPUT,
      11,
      0,
      32,
      "first word of the first output plane; multiple of P / 8, for readouts of 64"),
  OUTPUT_PLANE_STRIDE(
      DescriptorPart.OUTPUT, 12, 0, 32, "bytes from one output plane to the next; multiple of 64"),
  WEIGHT_OFFSET(DescriptorPart.WEIGHTS, 13, 0, 32, "first tile; multiple of 64"),
  PASS_OFFSET(DescriptorPart.WEIGHTS, 14, 0, 32, "pass table; multiple of 64"),
  PARAMETER_OFFSET(
      DescriptorPart.WEIGHTS,
      15,
      0,
      32,
      "parameters, output group by output group; multiple of 64"),
  INPUT_STEP_STRIDE(
      DescriptorPart.INPUT,
      16,
      0,
      32,
      "bytes from an input plane to that of the same group one time step later; multiple of 64"),
  OUTPUT_STEP_STRIDE(
      DescriptorPart.OUTPUT,
      17,
      0,
      32,
      "bytes from an output plane to that of the same group one time step later; multiple of 64"),
  STATE_OFFSET(
      DescriptorPart.STATE,
      18,
      0,
      16,
      "word of the membrane memory where the state of output group 0 lies; with REPEATS behind the"
          + " sums"),
  STATE_STRIDE(
      DescriptorPart.STATE,
      18,
      16,
      16,
      "words from the state of an output group to that of the next; 0: all use the same words");

  /** 32-bit words of a descriptor. */
  public static final int WORDS = 32;

  /** Bytes of a descriptor. */
  public static final int BYTES = WORDS * Integer.BYTES;

  /** Value of {@link #MAGIC}. */
  public static final int MAGIC_VALUE = 0xF1;

  private final DescriptorPart part;
  private final int word;
  private final BitField bits;

  DescriptorField(DescriptorPart part, int word, int lowBit, int width, String meaning) {
    this.part = part;
    this.word = word;
    bits = new BitField(name(), lowBit, width, meaning);
  }

  /** The part of the layer that the field belongs to. */
  public DescriptorPart part() {
    return part;
  }

  /** Index of the 32-bit word that holds the field. */
  public int word() {
    return word;
  }

  /** Lowest bit of the field in its word. */
  public int lowBit() {
    return bits.lowBit();
  }

  /** Width of the field in bits. */
  public int width() {
    return bits.width();
  }

  /** What the field holds, for the documentation. */
  public String meaning() {
    return bits.meaning();
  }

  /** Where it lies in its word and what it holds. */
  public BitField bits() {
    return bits;
  }

  /** Largest value, unsigned. */
  public long max() {
    return bits.max();
  }

  /**
   * Writes the field into a descriptor.
   *
   * @throws ConfigurationException when the value does not fit
   */
  void insert(int[] words, long value) {
    if (value < 0 || value > max()) {
      throw new ConfigurationException(
          "The descriptor field " + name() + " cannot hold " + value + " (0 to " + max() + ").");
    }
    words[word] |= (int) (value << bits.lowBit());
  }

  /** Reads the field from a descriptor, unsigned. */
  long extract(int[] words) {
    return bits.of(words[word]);
  }
}
