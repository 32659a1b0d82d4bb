package org.firefly.simulator.kernel;

/** Which input sites some outputs see through one tap; used by one thread. */
public final class TapView {
  private final int[] sites;
  private final int[] places;
  private int size;

  /**
   * An empty view.
   *
   * @param most outputs it may hold
   */
  public TapView(int most) {
    sites = new int[most];
    places = new int[most];
  }

  /** Forgets all outputs. */
  public void clear() {
    size = 0;
  }

  /**
   * Adds an output.
   *
   * @param site the site that it sees, within a plane
   * @param place the output, within the outputs of a plane
   */
  public void add(int site, int place) {
    sites[size] = site;
    places[size++] = place;
  }

  /** How many outputs. */
  public int size() {
    return size;
  }

  /** Site seen by output {@code i}. */
  public int site(int i) {
    return sites[i];
  }

  /** Place of output {@code i}. */
  public int place(int i) {
    return places[i];
  }
}
