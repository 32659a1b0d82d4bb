package org.firefly.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that begins a file, a folder and a scratch folder and never ends. */
final class WriteForever {
  private WriteForever() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (OutputFile file = new OutputFile(folder.resolve("file"));
        OutputFolder many = new OutputFolder(folder.resolve("many"));
        ScratchFolder scratch = new ScratchFolder("scratch")) {
      Files.writeString(scratch.path().resolve("file"), "half");
      Files.writeString(file.temporary(), "half");
      for (int i = 0; ; i++) {
        OutputFile.write(many.temporary().resolve(i + "/inner.txt"), "whole");
        if (i == 10) {
          System.out.println("writing");
        }
      }
    }
  }
}
