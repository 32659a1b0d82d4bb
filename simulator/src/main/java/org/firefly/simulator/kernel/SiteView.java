package org.firefly.simulator.kernel;

/** The sites that one output position sees, within a plane; used by one thread. */
public final class SiteView {
  private final int[] sites;
  private final int[] bases;
  private int size;

  /**
   * An empty view.
   *
   * @param most sites it may hold
   */
  public SiteView(int most) {
    sites = new int[most];
    bases = new int[most];
  }

  /** Forgets all sites. */
  public void clear() {
    size = 0;
  }

  /**
   * Adds a site.
   *
   * @param site number of the site within its plane
   * @param base what is added to its events
   */
  public void add(int site, int base) {
    sites[size] = site;
    bases[size++] = base;
  }

  /** How many sites. */
  public int size() {
    return size;
  }

  /** Number of site {@code i} within its plane. */
  public int site(int i) {
    return sites[i];
  }

  /** What is added to the events of site {@code i}. */
  public int base(int i) {
    return bases[i];
  }
}
