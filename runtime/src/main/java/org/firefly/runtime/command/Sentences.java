package org.firefly.runtime.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.firefly.files.OutputException;

/** Sentences for what the machine refuses: files and memory. */
public final class Sentences {
  private static final long MEBI = 1 << 20;

  private Sentences() {}

  /** The sentence for the user; empty if this, or what caused it, is a defect of the program. */
  public static Optional<String> of(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return Optional.of(memory());
      }
    }
    if (problem instanceof InvalidPathException e) {
      return Optional.of(PathArgument.sentence(e));
    }
    if (problem instanceof UncheckedIOException e) {
      return Optional.of(file(e.getCause()));
    }
    return problem instanceof IOException e ? Optional.of(file(e)) : Optional.empty();
  }

  private static String memory() {
    return "The memory of Java, "
        + Runtime.getRuntime().maxMemory() / MEBI
        + " MiB, is too small for this; give it more, as in JAVA_TOOL_OPTIONS=-Xmx4g, or lower"
        + " batch, samples or threads.";
  }

  private static String file(IOException problem) {
    if (problem instanceof OutputException) {
      return problem.getMessage();
    }
    if (problem instanceof NoSuchFileException e) {
      return e.getFile() + " does not exist.";
    }
    if (problem instanceof FileAlreadyExistsException e) {
      return e.getFile() + " is in the way; choose another path.";
    }
    if (problem instanceof AccessDeniedException e) {
      return e.getFile() + " may not be read or written; change its permissions.";
    }
    return "A file could not be read or written: " + problem.getMessage() + ".";
  }
}
