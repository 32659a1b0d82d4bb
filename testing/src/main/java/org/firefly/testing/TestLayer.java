package org.firefly.testing;

import java.util.List;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.program.FeatureMap;

/**
 * A layer in plain terms, from which both the reference model and a program are made.
 *
 * @param kind window, or packed
 * @param input shape of the input that the layer sees; a window layer may see fewer rows and
 *     columns than the layer before wrote
 * @param neurons shape of the output before pooling; a packed layer with one position sees its
 *     whole input, with as many positions as its input it is a 1x1 convolution
 * @param stride window stride
 * @param rule neurons
 * @param pool OR of 2x2 blocks
 * @param readout membranes are the output
 * @param terms for each group of P output channels what is added up, in this order
 * @param constants per output channel
 * @param strips horizontal strips that the program cuts it into, 1 or 2
 * @param pieces of the inputs that the program makes descriptors of; more than one only with one
 *     output group and strip, and without synaptic currents
 * @param repeats whether all pieces but the last see the first time step in each, and their sums
 *     are made once; the last one then has one term
 * @param runs first time step of each run of time steps that the program makes descriptors of, 0
 *     first; more than one only with one strip and piece
 */
public record TestLayer(
    LayerKind kind,
    FeatureMap input,
    FeatureMap neurons,
    int stride,
    NeuronRule rule,
    boolean pool,
    boolean readout,
    List<List<Term>> terms,
    List<NeuronConstants> constants,
    int strips,
    List<Piece> pieces,
    boolean repeats,
    List<Integer> runs) {

  /**
   * A part of the inputs.
   *
   * @param firstGroup first input group that it sees
   * @param endGroup behind the last
   * @param stride window stride
   * @param fractionBits bits by which its sums are shifted up
   */
  public record Piece(int firstGroup, int endGroup, int stride, int fractionBits) {}

  /**
   * One summand. Window: {@code weights[out][in][3 ky + kx]} meets channel P source + in at row
   * stride y + offsetY + ky, column stride x + offsetX + kx. Packed: {@code weights[out][in][k]}
   * meets lane {@code in} of word 9 source + k of the vector. Groups and words count from the first
   * of the piece.
   *
   * @param piece number of the piece of the inputs; terms come piece by piece
   * @param source input group, or chunk of a packed vector
   * @param offsetY rows from the strided position to the window
   * @param offsetX columns from the strided position to the window
   * @param weights int8 values; {@code out} counts the channels of the output group, {@code in} the
   *     lanes of a word
   */
  public record Term(int piece, int source, int offsetY, int offsetX, int[][][] weights) {}

  /** A layer of one piece, strip and run, which sees this many input groups. */
  public static TestLayer whole(
      LayerKind kind,
      FeatureMap input,
      FeatureMap neurons,
      NeuronRule rule,
      boolean pool,
      boolean readout,
      List<List<Term>> terms,
      List<NeuronConstants> constants,
      int inputGroups) {
    List<Piece> pieces = List.of(new Piece(0, inputGroups, 1, rule.fractionBits()));
    return new TestLayer(
        kind,
        input,
        neurons,
        1,
        rule,
        pool,
        readout,
        terms,
        constants,
        1,
        pieces,
        false,
        List.of(0));
  }

  /** Shape of the output. */
  public FeatureMap output() {
    return pool
        ? new FeatureMap(neurons.channels(), neurons.height() / 2, neurons.width() / 2)
        : neurons;
  }

  /** Words of one input plane that belong to one packed vector; 0 for a window. */
  public int vectorPlaneWords() {
    if (kind == LayerKind.WINDOW) {
      return 0;
    }
    return neurons.positions() == 1 ? input.positions() : 1;
  }

  /** Whether a piece sees the first time step only. */
  public boolean isConstant(int piece) {
    return repeats && piece < pieces.size() - 1;
  }

  /** The same layer in other runs of time steps. */
  public TestLayer withRuns(List<Integer> newRuns) {
    return new TestLayer(
        kind, input, neurons, stride, rule, pool, readout, terms, constants, strips, pieces,
        repeats, newRuns);
  }

  /** The same layer, cut into another number of strips. */
  public TestLayer withStrips(int newStrips) {
    return new TestLayer(
        kind, input, neurons, stride, rule, pool, readout, terms, constants, newStrips, pieces,
        repeats, runs);
  }
}
