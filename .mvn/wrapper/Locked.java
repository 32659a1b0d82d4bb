import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** Runs a command while it holds the lock of a file, which ends with this process at the latest. */
public final class Locked {
  private Locked() {}

  /** Arguments: lock file, command, its arguments. */
  public static void main(String[] arguments) throws Exception {
    Path lock = Path.of(arguments[0]);
    List<String> command = Arrays.asList(arguments).subList(1, arguments.length);
    Files.createDirectories(lock.toAbsolutePath().getParent());
    int status;
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      Process process = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
      status = held.isValid() ? process.waitFor() : 1;
    }
    System.exit(status);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
