package org.firefly.cli;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firefly.architecture.board.Board;
import org.firefly.cli.report.ReportPrinter;
import org.firefly.cli.report.Table;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.Compiler;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.files.OutputFile;
import org.firefly.network.Network;
import org.firefly.report.model.Operation;

/** A network on boards and with batches, side by side. */
final class Survey {
  private Survey() {}

  /**
   * The network on one board.
   *
   * @param options the compiler's for that board
   * @param batch that is asked for
   * @throws org.firefly.compiler.options.CompilerException if it does not fit
   */
  static Operation operation(Network network, Board board, CompilerOptions options, int batch) {
    Compilation compilation = Compiler.compile(network, options.withBatch(batch));
    return ReportedClocks.operation(
        Reports.of(Estimate.of(network, compilation, board)), board, batch);
  }

  /** The table that people read. */
  static String table(List<Operation> operations) {
    Table table =
        new Table("board", "batch", "granted", "latency, us", "images/s", "GOP/s", "use", "bound");
    for (Operation o : operations) {
      table.add(
          o.cores() == 1 ? o.board() : o.board() + " (" + o.cores() + " cores)",
          Integer.toString(o.asked()),
          Integer.toString(o.batch()),
          tenths(o.latencyUs()),
          tenths(o.imagesPerSecond()),
          tenths(o.denseEquivalentGops()),
          ReportPrinter.percent(o.use()),
          o.bound().isEmpty() ? "-" : o.bound());
    }
    return table.toString();
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /**
   * Writes the table that programs read: a column for each component of {@link Operation}.
   *
   * @throws org.firefly.files.OutputException if the file cannot be written
   */
  static void writeCsv(List<Operation> operations, Path file) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    CsvSchema schema = mapper.schemaFor(Operation.class).withHeader();
    OutputFile.write(file, mapper.writer(schema).writeValueAsString(new ArrayList<>(operations)));
  }
}
