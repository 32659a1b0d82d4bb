package org.firefly.vivado;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;

/** Boards that tests make up. */
final class TestBoard {
  private static final String BASE =
      """
      name = mine
      device = XCZU9EG
      status = simulated
      clockMHz = 300
      luts = 274080
      flipFlops = 548160
      ramb36 = 912
      dsps = 2520
      urams = 0
      parallelism = 16
      cores = 1
      part = xczu9eg-ffvb1156-2-e
      memory.latencyClocks = 60
      memory.peakGigabytesPerSecond = 20
      memory.sustainedFraction = 0.5
      """;

  private TestBoard() {}

  /** A board with some keys changed or added, one a line. */
  static Board with(Path folder, String changes) {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(BASE));
      properties.load(new StringReader(changes));
      Path file = folder.resolve("mine.properties");
      try (var writer = Files.newBufferedWriter(file)) {
        properties.store(writer, null);
      }
      return Boards.find(file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
