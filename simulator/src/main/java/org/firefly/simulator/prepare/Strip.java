package org.firefly.simulator.prepare;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.TileLayout;

/**
 * One descriptor with its pass table and parameters, decoded from the image.
 *
 * @param config accelerator
 * @param descriptor the layer, or a horizontal strip of it
 * @param groups the passes of each output group
 * @param constants per output channel, padded channels included
 * @param image program image, which holds the tiles
 */
public record Strip(
    AcceleratorConfig config,
    LayerDescriptor descriptor,
    List<GroupPasses> groups,
    List<NeuronConstants> constants,
    byte[] image) {

  /**
   * The passes of one output group.
   *
   * @param passes in the order of execution
   * @param tileOffset first byte of the first tile in the image; the others follow
   */
  public record GroupPasses(List<Pass> passes, long tileOffset) {}

  /** Words of P spikes that make one packed vector; 0 for a window layer. */
  int vectorWords() {
    return descriptor.input().groups() * descriptor.input().vectorPlaneWords();
  }

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

  /** The weight from (tap, input lane) to an output lane in the tile of a group's pass. */
  public byte weight(GroupPasses group, int pass, int tap, int inputLane, int outputLane) {
    long tile = group.tileOffset() + (long) pass * config.tileBytes();
    return image[(int) tile + TileLayout.index(config, tap, inputLane, outputLane)];
  }
}
