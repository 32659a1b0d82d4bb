package org.firefly.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.compiler.options.CompilerException;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.events.EventException;
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
      return say(command, e.getMessage(), CommandLine.ExitCode.USAGE);
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

  private static int say(CommandLine command, String sentence, int exitCode) {
    command.getErr().println("firefly: " + sentence);
    return exitCode;
  }

  /** Whether the message of an exception is a sentence for the user. */
  static boolean isAboutInput(Class<?> exception) {
    return Stream.of(RunApp.ABOUT_INPUT, ABOUT_INPUT)
        .flatMap(List::stream)
        .anyMatch(type -> type.isAssignableFrom(exception));
  }
}
