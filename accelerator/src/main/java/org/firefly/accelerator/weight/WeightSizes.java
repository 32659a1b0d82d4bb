package org.firefly.accelerator.weight;

import static org.firefly.hdl.Hardware.bitsFor;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.TileLayout;

/**
 * Sizes of the memories and counters of the weight path.
 *
 * @param widths the core that it belongs to
 */
record WeightSizes(CoreWidths widths) {
  private AcceleratorConfig config() {
    return widths.config();
  }

  /** Passes that an output group may have. */
  int mostPasses() {
    return config().passTableDepth();
  }

  /** Number of a pass in its output group. */
  int passBits() {
    return bitsFor(mostPasses());
  }

  /** Entries of the pass table in one beat: 2, 4 or 8. */
  int entriesPerBeat() {
    return config().beatBytes() / Pass.BYTES;
  }

  /** Number of an entry in its beat. */
  int entryInBeatBits() {
    return bitsFor(entriesPerBeat());
  }

  /** Beats that the on-chip pass table holds. */
  int tableBeats() {
    return CoreStructure.passTableBeats(config());
  }

  /** Position of a beat in the table, with one bit more that tells a full table from an empty. */
  int tableBeatBits() {
    return bitsFor(tableBeats()) + 1;
  }

  /** Position of an entry in the table: beat, then entry in the beat. */
  int entryBits() {
    return tableBeatBits() + entryInBeatBits();
  }

  /** Most beats of the pass table in one request. */
  int tableRequestBeats() {
    return CoreStructure.tableRequestBeats(config());
  }

  /** Tiles that the ring holds. */
  int tiles() {
    return config().weightRingTiles();
  }

  /** Passes that a group may have whose tiles stay in the ring. */
  int mostResidentPasses() {
    return Math.min(tiles(), mostPasses());
  }

  /** Number of a tile in the ring. */
  int tileBits() {
    return bitsFor(tiles());
  }

  /** Rows of a tile: P. */
  int tileRows() {
    return config().parallelism();
  }

  /** Beats of a row, which lie side by side in the ring: 9 to 36. */
  int beatsPerRow() {
    return config().tileRowBytes() / config().beatBytes();
  }

  /** Ports that read tiles. */
  int ports() {
    return config().weightPorts();
  }

  /** Beats of the part of a tile that one port reads. */
  int partBeats() {
    return config().tilePartBytes() / config().beatBytes();
  }

  /** Beats of the taps of a row that a port has in all rows. */
  int ownBeatsPerRow() {
    return TileLayout.ownTaps(config()) * beatsPerTap();
  }

  /** Beats of the tap of a row that two ports divide, half of the rows each; 0 if there is none. */
  int dividedBeatsPerRow() {
    return TileLayout.hasDividedTap(config()) ? beatsPerTap() : 0;
  }

  private int beatsPerTap() {
    return config().parallelism() / config().beatBytes();
  }

  /** Bit of a row's number in the ring that tells the halves of a tile apart. */
  int halfBit() {
    return bitsFor(tileRows()) - 1;
  }

  /** Rows that the ring holds. */
  int ringRows() {
    return tileRows() * tiles();
  }

  /** Bytes of the parameters of one output group. */
  int parameterBytes() {
    return ParameterLayout.groupBytes(config());
  }

  /** Beats of the parameters of one output group: 24 to 96. */
  int parameterBeats() {
    return parameterBytes() / config().beatBytes();
  }
}
