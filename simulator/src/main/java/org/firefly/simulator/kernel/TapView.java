package org.firefly.simulator.kernel;

/**
 * Which lists of events the outputs of a plane see through neighbouring taps: rows of successive
 * places, each of which sees successive lists.
 *
 * @param rows rows of places that see a row of the map
 * @param columns places of each; rows of places lie one behind the other
 * @param firstPlace first place, within a plane
 * @param firstList the first list that the first place sees, within a plane
 * @param listRowStep distance to the first list of the first place of the next row
 * @param step distance to the first list of the next place
 * @param taps lists that a place sees
 * @param firstColumn column of the first list of the first place of each row; may lie beside the
 *     map
 */
public record TapView(
    int rows,
    int columns,
    int firstPlace,
    int firstList,
    int listRowStep,
    int step,
    int taps,
    int firstColumn) {

  /** First place of a row, within a plane. */
  public int place(int row) {
    return firstPlace + row * columns;
  }

  /** The first list that it sees, within a plane. */
  public int list(int row) {
    return firstList + row * listRowStep;
  }
}
