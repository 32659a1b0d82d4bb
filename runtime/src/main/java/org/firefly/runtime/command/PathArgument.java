package org.firefly.runtime.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path, and says what to do where the locale has no letters for it. */
public final class PathArgument implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(sentence(e));
    }
  }

  static String sentence(InvalidPathException problem) {
    return "'"
        + problem.getInput()
        + "' cannot be a path here; where the locale lacks its letters, set LC_ALL=C.UTF-8.";
  }
}
