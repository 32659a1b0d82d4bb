package org.firefly.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** An output that cannot be written; the message is one sentence with path and remedy. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  OutputException(String sentence) {
    super(sentence);
  }

  private OutputException(String sentence, IOException cause) {
    super(sentence, cause);
  }

  /** What went wrong with an output, as a sentence. */
  public static OutputException of(Path output, IOException problem) {
    return problem instanceof OutputException known
        ? known
        : new OutputException(
            output + " cannot be written: " + reason(problem) + "; choose another path.", problem);
  }

  /** Why a file could not be read or written, in words and without its path where that is known. */
  public static String reason(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (problem instanceof NoSuchFileException e) {
      return e.getFile() + " does not exist";
    }
    if (problem instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return String.valueOf(problem.getMessage());
  }
}
