package org.firefly.files;

import java.io.IOException;
import java.nio.file.Path;

/** A program that writes its second argument into the file that the first one names. */
final class WriteText {
  private WriteText() {}

  public static void main(String[] arguments) throws IOException {
    OutputFile.write(Path.of(arguments[0]), arguments[1]);
  }
}
