package org.firefly.accelerator.spike;

import static org.firefly.accelerator.channel.CoreWidths.DIMENSION_BITS;
import static org.firefly.accelerator.spike.SpikeSizes.LEAD;
import static org.firefly.accelerator.spike.SpikeSizes.ROW_BANKS;
import static org.firefly.accelerator.spike.SpikeSizes.TAPS;
import static org.firefly.accelerator.spike.SpikeSizes.WINDOW;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.ArrayList;
import java.util.List;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * Makes the 9 P spikes of a position from what the memories gave: chooses the window's rows and
 * clears taps outside of the plane or the vector.
 *
 * <p>The spikes leave {@value SpikeSizes#LEAD} clocks after the position, one after the words of
 * the memories; throughput one position per clock.
 */
final class TapSelect extends Module {
  final Bool packedMode = input(bool());

  /** Row bank of the window's top row. */
  final UInt firstBank = input(uint(2));

  /** As in {@link ReadyPosition}. */
  final UInt rowsInside = input(uint(WINDOW));

  /** As in {@link ReadyPosition}. */
  final UInt columnsInside = input(uint(WINDOW));

  /** As in {@link ReadyPosition}. */
  final UInt source = input(uint(DIMENSION_BITS));

  /** From {@link SpikeStore}, for the position three clocks ago. */
  final Vec<UInt> row;

  final UInt vectorWords;
  final UInt fullChunks;
  final UInt restWords = input(uint(bitsFor(TAPS)));

  /** Bit {@code tap P + input lane}. */
  final UInt spikes;

  private final SpikeSizes sizes;

  TapSelect(SpikeSizes sizes) {
    this.sizes = sizes;
    row = input(vec(ROW_BANKS, uint(WINDOW * sizes.lanes())));
    vectorWords = input(uint(TAPS * sizes.lanes()));
    fullChunks = input(uint(sizes.vectorAddressBits() + 1));
    spikes = output(uint(TAPS * sizes.lanes()));
    UInt bank = delay(firstBank, LEAD - 1);
    UInt wanted = named("wanted", next(mux(packedMode, inVector(), inPlane())));
    List<UInt> taps = new ArrayList<>();
    for (int tap = TAPS - 1; tap >= 0; tap--) {
      UInt window = windowWord(tap, bank);
      UInt word = mux(packedMode, Selection.words(vectorWords, sizes.lanes()).get(tap), window);
      UInt shown = mux(wanted.bit(tap), word, literal(0, sizes.lanes()));
      taps.add(named("tap_reg_" + tap, next(shown)));
    }
    spikes.set(concat(taps));
  }

  private UInt windowWord(int tap, UInt bank) {
    List<UInt> rotated = new ArrayList<>();
    for (int r = 0; r < ROW_BANKS; r++) {
      UInt words = row.get((r + tap / WINDOW) % ROW_BANKS);
      rotated.add(Selection.words(words, sizes.lanes()).get(tap % WINDOW));
    }
    return Selection.choose(bank, rotated);
  }

  /** Taps inside the plane, two clocks late. */
  private UInt inPlane() {
    UInt rows = delay(rowsInside, LEAD - 2);
    UInt columns = delay(columnsInside, LEAD - 2);
    List<Bool> taps = new ArrayList<>();
    for (int tap = TAPS - 1; tap >= 0; tap--) {
      taps.add(rows.bit(tap / WINDOW).and(columns.bit(tap % WINDOW)));
    }
    return concat(taps);
  }

  /** Words inside the vector, two clocks late. */
  private UInt inVector() {
    UInt chunk = next(source);
    UInt some = mux(chunk.eq(fullChunks), restWords, literal(0, restWords.width()));
    UInt all = literal(TAPS, restWords.width());
    UInt count = named("count", next(mux(chunk.lt(fullChunks), all, some)));
    List<Bool> taps = new ArrayList<>();
    for (int tap = TAPS - 1; tap >= 0; tap--) {
      taps.add(count.gt(tap));
    }
    return concat(taps);
  }
}
