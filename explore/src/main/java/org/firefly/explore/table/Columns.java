package org.firefly.explore.table;

import static org.firefly.explore.table.Column.flag;
import static org.firefly.explore.table.Column.integer;
import static org.firefly.explore.table.Column.real;
import static org.firefly.explore.table.Column.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.DeviceResources;
import org.firefly.explore.run.Point;
import org.firefly.explore.stage.Clocks;
import org.firefly.explore.stage.Compiled;
import org.firefly.explore.stage.Simulated;
import org.firefly.explore.study.Study;
import org.firefly.figures.HardwareFigures;
import org.firefly.timing.Throughput;

/** The columns of the table: names, types and where their values come from. */
public final class Columns {
  /** All of them, in the order of the files. */
  public static final List<Column> ALL =
      Stream.of(asked(), accelerator(), settings(), granted(), seen(), clocks(), taken(), outcome())
          .flatMap(List::stream)
          .toList();

  private Columns() {}

  private static List<Column> asked() {
    return List.of(
        text("network", row -> Optional.of(row.finding().point().network())),
        text("board", row -> Optional.of(row.finding().point().target().base().name())),
        text("engine", row -> Optional.of(Study.ENGINE)),
        integer("weightBits", asked(Point.Settings::weightBits)),
        integer("asked", asked(Point.Settings::batch)));
  }

  private static Function<Row, Optional<?>> asked(Function<Point.Settings, Integer> value) {
    return row -> Optional.of(value.apply(row.finding().point().settings()));
  }

  private static List<Column> accelerator() {
    return List.of(
        integer("clockMHz", board(Board::clockMHz)),
        integer("memoryLatencyClocks", board(b -> b.memory().latencyClocks())),
        real(
            "memoryGigabytesPerSecond",
            board(b -> b.memory().sharedBytesPerClock() * b.clockMHz() / 1e3)));
  }

  private static Function<Row, Optional<?>> board(Function<Board, ?> value) {
    return row -> row.board().map(value);
  }

  private static List<Column> settings() {
    return Arrays.stream(Setting.values()).map(Columns::setting).toList();
  }

  private static Column setting(Setting setting) {
    boolean isNumber = setting.print(setting.usual()).equals(Integer.toString(setting.usual()));
    return isNumber
        ? integer(setting.key(), board(b -> b.config().get(setting)))
        : text(setting.key(), board(b -> setting.print(b.config().get(setting))));
  }

  private static List<Column> granted() {
    return List.of(
        integer("timeSteps", row -> row.program().map(Compiled.Facts::timeSteps).or(() -> t(row))),
        integer("batch", program(Compiled.Facts::batch)),
        text("batchBound", row -> row.program().flatMap(Compiled.Facts::batchBound)),
        integer("denseOperations", program(Compiled.Facts::denseOperations)),
        integer("footprintBytes", program(Compiled.Facts::footprintBytes)),
        real("connectionSparsity", program(Compiled.Facts::connectionSparsity)));
  }

  /** T as it was asked for. */
  private static Optional<Integer> t(Row row) {
    OptionalInt asked = row.finding().point().settings().timeSteps();
    return asked.isPresent() ? Optional.of(asked.getAsInt()) : Optional.empty();
  }

  private static Function<Row, Optional<?>> program(Function<Compiled.Facts, ?> value) {
    return row -> row.program().map(value);
  }

  private static List<Column> seen() {
    return List.of(
        integer("images", run(Simulated.Facts::images)),
        real("accuracy", row -> row.run().flatMap(Simulated.Facts::accuracy)),
        flag("membraneOverflow", run(Simulated.Facts::membraneOverflow)),
        real("activationSparsity", run(Simulated.Facts::activationSparsity)),
        real("effectiveMacs", run(Simulated.Facts::effectiveMacs)),
        real("effectiveAcs", run(Simulated.Facts::effectiveAcs)),
        text("energyModel", row -> row.run().map(r -> row.energy().name())),
        real("estimatedNanojoulesPerSample", Row::nanojoules));
  }

  private static Function<Row, Optional<?>> run(Function<Simulated.Facts, ?> value) {
    return row -> row.run().map(value);
  }

  private static List<Column> clocks() {
    return List.of(
        real("clocksPerImage", timed(clocks -> (double) clocks.clocks() / clocks.samples())),
        real("latencyUs", row -> row.throughput().map(Throughput::latencyUs)),
        real("imagesPerSecond", row -> row.throughput().map(Throughput::samplesPerSecond)),
        real("utilisation", timed(Clocks::utilisation)),
        text("bottleneck", timed(Clocks::bottleneck)),
        real("denseEquivalentGops", hardware(HardwareFigures::denseEquivalentGops)),
        real("denseEquivalentGopsPerDsp", hardware(HardwareFigures::denseEquivalentGopsPerDsp)),
        real(
            "denseEquivalentGopsPerKlut",
            row -> row.hardware().flatMap(HardwareFigures::denseEquivalentGopsPerKlut)),
        real("effectiveGops", row -> row.hardware().flatMap(HardwareFigures::effectiveGops)));
  }

  private static Function<Row, Optional<?>> timed(Function<Clocks, ?> value) {
    return row -> row.finding().clocks().map(value);
  }

  private static Function<Row, Optional<?>> hardware(Function<HardwareFigures, ?> value) {
    return row -> row.hardware().map(value);
  }

  private static List<Column> taken() {
    return List.of(
        real("lut", Row::luts),
        real("lutShare", row -> row.share(row.luts(), DeviceResources::luts)),
        real("ff", Row::flipFlops),
        real("ffShare", row -> row.share(row.flipFlops(), DeviceResources::flipFlops)),
        text("lutSource", row -> row.core().map(CoreFigures.Core::source)),
        real("dsp48e2", Row::dsps),
        real("dspShare", row -> row.share(row.dsps(), DeviceResources::dsps)),
        real("ramb36", Row::ramb36),
        real("ramb36Share", row -> row.share(row.ramb36(), DeviceResources::ramb36)),
        real("uram", Row::urams),
        real("uramShare", row -> row.share(row.urams(), DeviceResources::urams)));
  }

  private static List<Column> outcome() {
    return List.of(
        text("boardStatus", board(b -> b.status().text())),
        text("refusal", row -> row.finding().refusal()));
  }
}
