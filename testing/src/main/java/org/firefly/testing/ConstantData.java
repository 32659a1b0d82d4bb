package org.firefly.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.TileLayout;
import org.firefly.architecture.isa.WeightData;
import org.firefly.architecture.program.Alignment;
import org.firefly.testing.TestLayer.Term;

/** Writes pass tables, parameters and tiles, each at the next multiple of 64 bytes. */
final class ConstantData {
  private final AcceleratorConfig config;
  private final long start;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** Data whose first byte lies {@code start} bytes from the base address. */
  ConstantData(AcceleratorConfig config, long start) {
    this.config = config;
    this.start = start;
  }

  /** Everything written so far. */
  byte[] bytes() {
    return data.toByteArray();
  }

  /**
   * Where the constants of each descriptor lie; the strips of a layer share all but the pass table,
   * pieces of its inputs only the parameters, runs of its time steps everything.
   */
  List<WeightData> store(TestLayer layer) {
    if (layer.runs().size() > 1) {
      return Collections.nCopies(layer.runs().size(), storeStrips(layer).get(0));
    }
    return layer.pieces().size() > 1 ? storePieces(layer) : storeStrips(layer);
  }

  private List<WeightData> storePieces(TestLayer layer) {
    long parameters = append(parameters(layer));
    List<WeightData> pieces = new ArrayList<>();
    for (int piece = 0; piece < layer.pieces().size(); piece++) {
      int number = piece;
      List<Term> terms =
          layer.terms().get(0).stream().filter(term -> term.piece() == number).toList();
      long table = append(table(List.of(terms), new StripCut(layer, 0).shift()));
      long weights = start + data.size();
      terms.forEach(term -> append(tile(term)));
      pieces.add(new WeightData(terms.size(), weights, table, parameters));
    }
    return pieces;
  }

  private List<WeightData> storeStrips(TestLayer layer) {
    long parameters = append(parameters(layer));
    long[] tables = new long[layer.strips()];
    for (int strip = 0; strip < tables.length; strip++) {
      tables[strip] = append(table(layer.terms(), new StripCut(layer, strip).shift()));
    }
    List<Term> terms = layer.terms().stream().flatMap(List::stream).toList();
    long weights = start + data.size();
    terms.forEach(term -> append(tile(term)));
    return Arrays.stream(tables)
        .mapToObj(table -> new WeightData(terms.size(), weights, table, parameters))
        .toList();
  }

  private byte[] tile(Term term) {
    int parallelism = config.parallelism();
    byte[] tile = new byte[config.tileBytes()];
    for (int out = 0; out < parallelism; out++) {
      for (int in = 0; in < parallelism; in++) {
        for (int k = 0; k < AcceleratorConfig.TAPS; k++) {
          tile[TileLayout.index(config, k, in, out)] = (byte) term.weights()[out][in][k];
        }
      }
    }
    return tile;
  }

  private byte[] parameters(TestLayer layer) {
    int[] words = ParameterLayout.encode(config, layer.constants());
    ByteBuffer buffer = little(words.length * Integer.BYTES);
    buffer.asIntBuffer().put(words);
    return buffer.array();
  }

  private static byte[] table(List<List<Term>> terms, int shift) {
    int passes = terms.stream().mapToInt(List::size).sum();
    ByteBuffer buffer = little(passes * Pass.BYTES);
    for (List<Term> group : terms) {
      for (int k = 0; k < group.size(); k++) {
        Term term = group.get(k);
        boolean last = k == group.size() - 1;
        int offsetY = term.offsetY() + shift;
        buffer.putInt(new Pass(term.source(), offsetY, term.offsetX(), k == 0, last).encode());
      }
    }
    return buffer.array();
  }

  private long append(byte[] bytes) {
    long offset = start + data.size();
    data.writeBytes(bytes);
    data.writeBytes(new byte[(int) (Alignment.up(data.size()) - data.size())]);
    return offset;
  }

  static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
