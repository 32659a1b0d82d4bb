package org.firefly.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.cli.report.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The boards that FireFly knows. */
@Command(
    name = "boards",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the boards that FireFly knows, and how far each has been proven.",
      "",
      "With a name it prints the board's file, to start one of your own from."
    },
    footer = {
      "",
      "Example:",
      "  firefly boards ultra96v2 > mine.properties",
      "  firefly estimate 28x28-16c3-64c3-p2-10 --target mine.properties"
    })
final class BoardsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "BOARD",
      description = "The board whose file is to be printed.")
  private Optional<String> name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(name.map(Boards::text).orElseGet(BoardsCommand::table));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static String table() {
    Table table = new Table("board", "part", "P", "cores", "DSPs", "clock", "peak", "status");
    for (Board board : Boards.all()) {
      AcceleratorConfig config = board.config();
      table.add(
          board.name(),
          board.platform().map(platform -> platform.part().name()).orElse("-"),
          Integer.toString(config.parallelism()),
          Integer.toString(config.cores()),
          config.cores() * config.dsps() + " of " + board.resources().dsps(),
          board.clockMHz() + " MHz",
          String.format(Locale.ROOT, "%.1f GOP/s", board.peakGops()),
          board.status().text());
    }
    return table.toString();
  }
}
