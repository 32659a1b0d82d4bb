package org.firefly.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.cli.report.Printable;
import org.firefly.compiler.options.CompilerException;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.events.EventException;
import org.firefly.explore.study.StudyException;
import org.firefly.figures.FiguresException;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.network.NetworkException;
import org.firefly.runtime.app.RunApp;
import org.firefly.runtime.command.Sentences;
import org.firefly.training.TrainingException;
import org.firefly.vivado.VivadoException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what went wrong into one sentence on standard error and an exit code: 1 for input that
 * cannot be used, 2 for a wrong command line, 130 for an interrupt. Anything else is a defect of
 * FireFly and keeps its stack trace.
 */
final class Problems implements IExecutionExceptionHandler {
  private static final int INTERRUPTED = 130;

  /** What modules throw beyond those of a board's package. */
  private static final List<Class<? extends Exception>> ABOUT_INPUT =
      List.of(
          NetworkException.class,
          CompilerException.class,
          CosimulationException.class,
          EventException.class,
          FiguresException.class,
          StudyException.class,
          TrainingException.class,
          AcceleratorException.class,
          VivadoException.class,
          HardwareException.class);

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed)
      throws Exception {
    if (problem instanceof InterruptedException) {
      return say(command, "Interrupted; nothing was written.", INTERRUPTED);
    }
    if (problem instanceof ParameterException e) {
      return explain(e, new String[0]);
    }
    Optional<String> sentence = Sentences.of(problem);
    if (sentence.isPresent()) {
      return say(command, sentence.get(), CommandLine.ExitCode.SOFTWARE);
    }
    if (isAboutInput(problem.getClass())) {
      return say(command, problem.getMessage(), CommandLine.ExitCode.SOFTWARE);
    }
    throw problem;
  }

  /**
   * A wrong command line: one sentence and where to read more, or all commands if it names none.
   */
  static int explain(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    say(command, problem.getMessage(), CommandLine.ExitCode.USAGE);
    UnmatchedArgumentException.printSuggestions(problem, command.getErr());
    if (command.getParent() == null) {
      command.usage(command.getErr());
    } else {
      command
          .getErr()
          .println("See " + command.getCommandSpec().qualifiedName() + " --help for its options.");
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static int say(CommandLine command, String sentence, int exitCode) {
    command.getErr().println("firefly: " + Printable.line(sentence));
    return exitCode;
  }

  /** Whether the message of an exception is a sentence for the user. */
  static boolean isAboutInput(Class<?> exception) {
    return Stream.of(RunApp.ABOUT_INPUT, ABOUT_INPUT)
        .flatMap(List::stream)
        .anyMatch(type -> type.isAssignableFrom(exception));
  }
}
