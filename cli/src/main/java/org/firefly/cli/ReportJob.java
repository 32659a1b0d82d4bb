package org.firefly.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.cli.report.RunReport;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.conventions.Conventions;
import org.firefly.network.Network;
import org.firefly.report.model.FieldFigures;
import org.firefly.report.model.Operation;
import org.firefly.report.model.Report;
import org.firefly.report.model.Setup;

/**
 * Puts together all that is known of a network on a board.
 *
 * @param name of the network, for the title
 * @param network as the file has it
 * @param model what the user decided
 * @param options the compiler's, with the input described, for any board and batch
 */
record ReportJob(
    String name, Network network, ModelOptions model, Function<Board, CompilerOptions> options) {
  private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32);

  /** What ran, besides the estimate. */
  record Seen(RunReport report, ReportedRun run) {}

  /** The report of a program that was not run. */
  Report report(Estimate estimate) {
    return report(estimate, Reports.of(estimate), Optional.empty());
  }

  /** The report of a run. */
  Report report(Estimate estimate, Seen seen) {
    return report(estimate, seen.report(), Optional.of(seen.run()));
  }

  private Report report(Estimate estimate, RunReport report, Optional<ReportedRun> run) {
    Compilation compilation = estimate.compilation();
    Conventions conventions = Conventions.resolve(network, model.conventions());
    List<String> warnings = new ArrayList<>(compilation.warnings());
    if (estimate.assumed().isPresent()) {
      warnings.add("effective operations are of spikes that were assumed, not seen");
    }
    List<Operation> boards = boards(warnings);
    return new Report(
        setup(estimate, report, warnings),
        new ReportedNetwork(network, conventions).graph(),
        ReportedNetwork.layers(compilation),
        run.flatMap(ReportedRun::accuracy),
        run.map(ReportedRun::activity).orElse(List.of()),
        ReportedValues.weights(compilation),
        run.map(ReportedRun::membranes).orElse(List.of()),
        run.map(ReportedRun::comparison),
        ReportedClocks.layers(estimate),
        ReportedClocks.roofline(estimate),
        ReportedClocks.resources(estimate.board()),
        boards,
        batches(estimate.board()),
        new FieldFigures(
            report.neurobench().network(),
            report.neurobench().int8(),
            report.hardware(),
            report.energy()));
  }

  private Setup setup(Estimate estimate, RunReport report, List<String> warnings) {
    Board board = estimate.board();
    return new Setup(
        name,
        board.name(),
        board.device(),
        board.status().text(),
        board.clockMHz(),
        board.config().cores(),
        report.timeSteps(),
        report.batch(),
        report.samples(),
        report.device(),
        warnings);
  }

  /** Every board that the network fits; what the others say becomes a warning. */
  private List<Operation> boards(List<String> warnings) {
    List<Operation> operations = new ArrayList<>();
    for (Board board : Boards.all()) {
      try {
        operations.add(operation(board, model.batch()));
      } catch (CompilerException e) {
        warnings.add("not on " + board.name() + ": " + e.getMessage());
      }
    }
    return operations;
  }

  private List<Operation> batches(Board board) {
    List<Operation> operations = new ArrayList<>();
    for (int batch : BATCHES) {
      Operation operation = operation(board, batch);
      operations.add(operation);
      if (operation.batch() < batch) {
        break;
      }
    }
    return operations;
  }

  private Operation operation(Board board, int batch) {
    return Survey.operation(network, board, options.apply(board), batch);
  }
}
