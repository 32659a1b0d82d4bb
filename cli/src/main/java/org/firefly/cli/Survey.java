package org.firefly.cli;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firefly.architecture.board.Board;
import org.firefly.cli.report.ReportPrinter;
import org.firefly.cli.report.Table;
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
    return ReportedClocks.operation(
        Estimate.of(network, FasterPlace.compile(network, board, options.withBatch(batch)), board),
        Optional.empty());
  }

  /** The table that people read, with what its columns mean. */
  static String table(List<Operation> operations) {
    Table table =
        new Table(
            "board",
            "batch",
            "granted",
            "latency, us",
            "images/s",
            "GOP/s",
            "use",
            "host, images/s",
            "whole, images/s",
            "bound by",
            "why fewer than asked");
    for (Operation o : operations) {
      table.add(
          o.board(),
          Integer.toString(o.asked()),
          Integer.toString(o.batch()),
          tenths(o.latencyUs()),
          throughput(o),
          tenths(o.denseEquivalentGops()),
          ReportPrinter.percent(o.use()),
          o.hostImagesPerSecond().map(Survey::tenths).orElse("-"),
          tenths(o.wholeImagesPerSecond()),
          o.boundBy(),
          o.bound().isEmpty() ? "-" : o.bound());
    }
    return table
        + "images/s: all cores by the clock model, without the host; GOP/s: dense-equivalent,"
        + " skipped operations included\n"
        + "use: share of the clocks in which a dense array would work; host: 2 threads per core"
        + " that compute the first layer\n"
        + "whole: host and accelerator at the same time, bound by the slower one\n";
  }

  private static String throughput(Operation o) {
    return o.cores() == 1
        ? tenths(o.imagesPerSecond())
        : o.cores() + " cores x " + tenths(o.imagesPerSecondPerCore());
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /**
   * Writes the table that programs read: a column for each component of the rows' type.
   *
   * @throws org.firefly.files.OutputException if the file cannot be written
   */
  static <T> void writeCsv(List<T> rows, Class<T> type, Path file) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder()
            .addModule(new Jdk8Module())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    CsvSchema schema = mapper.schemaFor(type).withHeader();
    OutputFile.write(file, mapper.writer(schema).writeValueAsString(new ArrayList<>(rows)));
  }
}
