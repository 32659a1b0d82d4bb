package org.firefly.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.firefly.host.file.HostException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Executes a command between two looks at what it writes: the outputs before the work, and the
 * standard output, whose writers swallow errors, after it.
 *
 * @param terminal the standard output below the command's writer
 */
public record CheckedCommand(PrintStream terminal) implements IExecutionStrategy {
  @Override
  public int execute(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine root = parsed.commandSpec().commandLine();
    CommandLine command = last.commandSpec().commandLine();
    PrintWriter out = root.getOut();
    OutputCheck outputs = new OutputCheck(last);
    check(outputs, command);
    if (outputs.usesStandardOutput()) {
      root.setOut(root.getErr());
    }
    try {
      int exitCode = run(parsed, command);
      root.getOut().flush();
      requireWritten(out, command);
      return exitCode;
    } finally {
      root.setOut(out);
    }
  }

  private void requireWritten(PrintWriter out, CommandLine command) {
    if (out.checkError() || terminal.checkError()) {
      throw new ExecutionException(
          command,
          "output",
          new HostException(
              "The standard output could not be written to its end: the disk is full or its reader"
                  + " is gone."));
    }
  }

  private static void check(OutputCheck outputs, CommandLine command) {
    try {
      outputs.run();
    } catch (IOException | HostException e) {
      throw new ExecutionException(command, "outputs", e);
    }
  }

  private static int run(ParseResult parsed, CommandLine command) {
    try {
      return new RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      throw new ExecutionException(command, "memory", new Exception(e));
    }
  }
}
