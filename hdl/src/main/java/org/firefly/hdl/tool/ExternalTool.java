package org.firefly.hdl.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firefly.hdl.tree.HardwareException;

/** Runs a program to its end. */
public final class ExternalTool {
  /**
   * What a program left behind.
   *
   * @param exitCode 0 for success
   * @param output what it printed, errors included
   */
  public record Result(int exitCode, String output) {}

  private ExternalTool() {}

  /**
   * Runs {@code command} in {@code directory} and waits for it. The program is killed, with all
   * that it has started, if the waiting thread is interrupted or this process has to end.
   *
   * @param remedy what the user can do if the program is missing, as the end of a sentence
   * @throws HardwareException if it cannot be started
   */
  public static Result run(Path directory, List<String> command, String remedy) {
    try {
      Path log = Files.createTempFile(directory, "output", ".log");
      ProcessBuilder program =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      return new Result(ChildProcess.run(program), Files.readString(log));
    } catch (IOException e) {
      throw new HardwareException("cannot run " + command.get(0) + "; " + remedy, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HardwareException("interrupted while " + command.get(0) + " was running", e);
    }
  }
}
