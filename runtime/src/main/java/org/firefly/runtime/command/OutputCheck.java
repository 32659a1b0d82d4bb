package org.firefly.runtime.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firefly.files.OutputFile;
import org.firefly.host.file.HostException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The outputs and the inputs on a command line: an output must be writable, be no input, and be no
 * other output. All options of type {@link Path} that are converted by an {@link OutputPath} are
 * outputs; every other word that names a file is an input.
 */
final class OutputCheck {
  private record Word(String argument, Path path, Optional<OutputPath> output) {}

  private final List<Word> words = new ArrayList<>();

  OutputCheck(ParseResult command) {
    for (ArgSpec argument : command.matchedArgs()) {
      String name =
          argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
      Optional<OutputPath> output = output(argument);
      argument.stringValues().forEach(text -> add(name, text, output));
    }
  }

  private void add(String argument, String text, Optional<OutputPath> output) {
    try {
      words.add(new Word(argument, Path.of(text), output));
    } catch (InvalidPathException e) {
      return; // no path on this system, hence no file
    }
  }

  /** The converter of an argument that is an output. */
  static Optional<OutputPath> output(ArgSpec argument) {
    for (Object converter : argument.converters()) {
      if (converter instanceof OutputPath output) {
        return Optional.of(output);
      }
    }
    return Optional.empty();
  }

  /** Whether the standard output carries an output, so that nothing else may be printed there. */
  boolean usesStandardOutput() {
    return words.stream()
        .anyMatch(
            word ->
                word.output().filter(OutputPath.ToFile.class::isInstance).isPresent()
                    && word.path().equals(OutputFile.STANDARD_OUTPUT));
  }

  /** Looks at every output. */
  void run() throws IOException {
    for (Word word : words) {
      if (word.output().isPresent()) {
        word.output().get().check(word.path());
        for (Word other : words) {
          if (other != word && isSame(word.path(), other.path())) {
            throw clash(word, other);
          }
        }
      }
    }
  }

  private static boolean isSame(Path output, Path other) throws IOException {
    Path path = output.toAbsolutePath().normalize();
    return path.equals(other.toAbsolutePath().normalize())
        || Files.isRegularFile(output)
            && Files.isRegularFile(other)
            && Files.isSameFile(output, other);
  }

  private static HostException clash(Word output, Word other) {
    return new HostException(
        "%s would overwrite %s, which is what %s names; choose another path."
            .formatted(output.argument(), other.path(), other.argument()));
  }
}
