package org.firefly.cli;

import java.nio.file.Path;
import org.firefly.runtime.command.CheckedCommand;
import org.firefly.runtime.command.PathArgument;
import picocli.CommandLine;

/** Entry point of the {@code firefly} command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command with its sub-commands, ready to be executed any number of times. */
  static CommandLine commandLine() {
    return new CommandLine(new FireflyCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setExecutionStrategy(new CheckedCommand(System.out))
        .setParameterExceptionHandler(Problems::explain)
        .registerConverter(Path.class, new PathArgument())
        .setExecutionExceptionHandler(new Problems());
  }
}
