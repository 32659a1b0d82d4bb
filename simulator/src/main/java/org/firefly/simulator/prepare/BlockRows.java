package org.firefly.simulator.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.TileLayout;
import org.firefly.simulator.kernel.BlockLayout;
import org.firefly.simulator.kernel.BlockWeights;
import org.firefly.simulator.kernel.RowForm;
import org.firefly.simulator.prepare.Strip.GroupPasses;

/**
 * The tiles of a block of output groups, re-laid as one row of weights per (tap, source, input
 * lane). Weights of passes that meet on the same row and output get rows of their own, so that
 * every sum of rows is a sum of weights as the array adds them.
 */
final class BlockRows {
  private final Strip strip;
  private final int parallelism;
  private final int width;
  private final RowForm form;
  private final int[] sources;
  private final List<Tap> taps = new ArrayList<>();
  private final List<byte[]> rowsOfTap = new ArrayList<>();
  private final int[] down;
  private final int[] up;
  private int downWeight;
  private int upWeight;

  BlockRows(Strip strip, int firstGroup, int groups, int width, RowForm form) {
    this.strip = strip;
    this.parallelism = strip.config().parallelism();
    this.width = width;
    this.form = form;
    this.down = new int[width];
    this.up = new int[width];
    List<GroupPasses> block = strip.groups().subList(firstGroup, firstGroup + groups);
    this.sources = sources(block);
    for (int group = 0; group < groups; group++) {
      for (PlacedPass pass : block.get(group).passes()) {
        addPass(pass, group * parallelism);
      }
    }
    if (taps.isEmpty()) {
      addRows(new Tap(0, 0));
    }
  }

  private int[] sources(List<GroupPasses> block) {
    TreeSet<Integer> used = new TreeSet<>();
    for (GroupPasses group : block) {
      for (PlacedPass pass : group.passes()) {
        for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
          used.add(strip.source(pass, tap));
        }
      }
    }
    return used.stream().mapToInt(Integer::intValue).filter(source -> source >= 0).toArray();
  }

  private void addPass(PlacedPass placed, int firstChannel) {
    Pass pass = placed.pass();
    int tile = (int) placed.tileOffset();
    for (int tap = 0; tap < AcceleratorConfig.TAPS; tap++) {
      int read = strip.source(placed, tap);
      if (read >= 0) {
        Tap place =
            strip.packed()
                ? new Tap(0, 0)
                : new Tap(pass.offsetY() + tap / 3, pass.offsetX() + tap % 3);
        int source = Arrays.binarySearch(sources, read);
        addTap(place, source * parallelism, tile, tap, firstChannel);
      }
    }
  }

  private void addTap(Tap place, int firstRow, int tile, int tap, int firstChannel) {
    for (int lane = 0; lane < parallelism; lane++) {
      int from = tile + TileLayout.index(strip.config(), tap, lane, 0);
      for (int out = 0; out < parallelism; out++) {
        byte weight = strip.image()[from + out];
        if (weight != 0) {
          int slot = BlockLayout.slot(width, firstChannel + out);
          put(place, (firstRow + lane) * width + slot, weight);
          note(slot, weight);
        }
      }
    }
  }

  private void put(Tap place, int cell, byte weight) {
    for (int i = 0; i < taps.size(); i++) {
      if (taps.get(i).equals(place) && rowsOfTap.get(i)[cell] == 0) {
        rowsOfTap.get(i)[cell] = weight;
        return;
      }
    }
    addRows(place)[cell] = weight;
  }

  private byte[] addRows(Tap place) {
    byte[] rows = new byte[sources.length * parallelism * width];
    taps.add(place);
    rowsOfTap.add(rows);
    return rows;
  }

  private void note(int slot, byte weight) {
    up[slot] += Math.max(0, weight);
    down[slot] += Math.min(0, weight);
    upWeight = Math.max(upWeight, weight);
    downWeight = Math.min(downWeight, weight);
  }

  int[] sources() {
    return sources;
  }

  Tap[] taps() {
    return taps.toArray(Tap[]::new);
  }

  int upSum() {
    return Arrays.stream(up).max().orElse(0);
  }

  int downSum() {
    return Arrays.stream(down).min().orElse(0);
  }

  int upWeight() {
    return upWeight;
  }

  int downWeight() {
    return downWeight;
  }

  /** All rows, tap by tap. */
  BlockWeights weights() {
    int size = sources.length * parallelism * width;
    byte[] rows = new byte[taps.size() * size];
    for (int i = 0; i < taps.size(); i++) {
      System.arraycopy(rowsOfTap.get(i), 0, rows, i * size, size);
    }
    return new BlockWeights(width, form, rows);
  }

  /** For each tap and (source, lane): how many of its weights are not zero. */
  int[][] synapses() {
    int[][] synapses = new int[taps.size()][sources.length * parallelism];
    for (int i = 0; i < synapses.length; i++) {
      byte[] rows = rowsOfTap.get(i);
      for (int cell = 0; cell < rows.length; cell++) {
        synapses[i][cell / width] += rows[cell] == 0 ? 0 : 1;
      }
    }
    return synapses;
  }
}
