package org.firefly.simulator.kernel;

/**
 * Which input sites the outputs of a plane see through one tap: rows of successive places, and
 * sites at a fixed distance from each other.
 *
 * @param rows rows of places that see a site
 * @param columns places of each
 * @param firstPlace first place, within a plane
 * @param placeRowStep distance to the first place of the next row
 * @param firstSite the site that the first place sees, within a plane
 * @param siteRowStep distance to the site that the first place of the next row sees
 * @param siteStep distance to the site that the next place sees
 */
public record TapView(
    int rows,
    int columns,
    int firstPlace,
    int placeRowStep,
    int firstSite,
    int siteRowStep,
    int siteStep) {

  /** First place of a row, within a plane. */
  public int place(int row) {
    return firstPlace + row * placeRowStep;
  }

  /** The site that it sees, within a plane. */
  public int site(int row) {
    return firstSite + row * siteRowStep;
  }
}
