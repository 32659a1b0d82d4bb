package org.firefly.runtime.command;

import java.io.IOException;
import java.nio.file.Path;
import org.firefly.files.OutputFile;
import org.firefly.files.OutputFolder;
import picocli.CommandLine.ITypeConverter;

/** Marks an option as the path of an output, which {@link OutputCheck} looks at before the work. */
public abstract class OutputPath implements ITypeConverter<Path> {
  private OutputPath() {}

  @Override
  public Path convert(String text) {
    return new PathArgument().convert(text);
  }

  /** Refuses a path at which nothing can be written. */
  abstract void check(Path path) throws IOException;

  /** The path of a file; {@code -} is the standard output. */
  public static final class ToFile extends OutputPath {
    @Override
    void check(Path path) throws IOException {
      OutputFile.check(path);
    }
  }

  /** The path of a folder. */
  public static final class ToFolder extends OutputPath {
    @Override
    void check(Path path) throws IOException {
      OutputFolder.check(path);
    }
  }
}
