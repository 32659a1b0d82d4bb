package org.firefly.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds a folder of checkpoints for one run; the lock ends with the process at the latest. */
final class CheckpointLock implements AutoCloseable {
  private static final String FILE = "checkpoint.lock";

  private final FileChannel channel;

  private CheckpointLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made if it is missing.
   *
   * @throws TrainingException if another run has it, or it cannot be written
   */
  static CheckpointLock of(Path folder) {
    try {
      Files.createDirectories(folder.toAbsolutePath());
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new TrainingException(
            "Another training writes its checkpoints to %s; wait for its end or use another folder."
                .formatted(folder));
      }
      return new CheckpointLock(channel);
    } catch (IOException e) {
      throw new TrainingException(
          "Checkpoints cannot be written to %s: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  /** Tries to take the lock, which this process cannot have twice either. */
  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new TrainingException("The lock of the checkpoints cannot be closed.", e);
    }
  }
}
