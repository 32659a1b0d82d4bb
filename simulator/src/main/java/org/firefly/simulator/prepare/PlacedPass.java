package org.firefly.simulator.prepare;

import org.firefly.architecture.isa.Pass;

/**
 * A pass, where its tile lies and which of the strip's input groups it counts from.
 *
 * @param pass as the table has it
 * @param tileOffset first byte of its tile in the image
 * @param firstGroup input group that is group 0 of its descriptor
 * @param groups input groups that its descriptor sees
 */
public record PlacedPass(Pass pass, long tileOffset, int firstGroup, int groups) {
  /** The same pass of a descriptor whose input begins at another group. */
  PlacedPass from(int group) {
    return new PlacedPass(pass, tileOffset, group, groups);
  }
}
