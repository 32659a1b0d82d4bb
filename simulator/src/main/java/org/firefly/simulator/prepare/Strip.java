package org.firefly.simulator.prepare;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.TileLayout;

/**
 * One descriptor with its pass table and parameters, decoded from the image; or one for several
 * pieces of the inputs, with the passes of each behind those of the piece before.
 *
 * @param config accelerator
 * @param descriptor the layer, or a horizontal strip of it, with all its inputs
 * @param groups the passes of each output group
 * @param constants per output channel, padded channels included
 * @param image program image, which holds the tiles
 * @param waiting pieces of the inputs that come before and could not be made one with it
 */
public record Strip(
    AcceleratorConfig config,
    LayerDescriptor descriptor,
    List<GroupPasses> groups,
    List<NeuronConstants> constants,
    byte[] image,
    List<Strip> waiting) {

  /**
   * The passes of one output group.
   *
   * @param passes in the order of execution
   */
  public record GroupPasses(List<PlacedPass> passes) {}

  /** Rows of the grid of input words: input rows, or for packed layers output rows. */
  public int siteRows() {
    return packed() ? descriptor.output().height() : descriptor.input().height();
  }

  /** Columns of the grid of input words. */
  public int siteColumns() {
    return packed() ? descriptor.output().width() : descriptor.input().width();
  }

  /** Sites between those that two neighbouring outputs see through the same tap. */
  public int siteStride() {
    return packed() ? 1 : descriptor.input().windowStride();
  }

  public boolean packed() {
    return descriptor.kind() == LayerKind.PACKED;
  }

  /** Input group, or word of the vector, that a tap of a pass reads; -1 if it reads none. */
  public int source(PlacedPass pass, int tap) {
    if (!packed()) {
      return pass.firstGroup() + pass.pass().source();
    }
    int word = AcceleratorConfig.TAPS * pass.pass().source() + tap;
    int planeWords = descriptor.input().vectorPlaneWords();
    return word < pass.groups() * planeWords ? pass.firstGroup() * planeWords + word : -1;
  }

  /** The weight from (tap, input lane) to an output lane in the tile of a pass. */
  public byte weight(PlacedPass pass, int tap, int inputLane, int outputLane) {
    return image[(int) pass.tileOffset() + TileLayout.index(config, tap, inputLane, outputLane)];
  }
}
