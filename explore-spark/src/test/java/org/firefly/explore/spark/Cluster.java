package org.firefly.explore.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone master of Spark with workers of one core each, processes of their own on the
 * loopback interface, which end when this is closed.
 */
final class Cluster implements AutoCloseable {
  private static final int SECONDS = 60;
  private static final Pattern STARTED = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

  private final Path folder;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;
  private final String address;

  /**
   * Starts it and waits until all workers are known to the master.
   *
   * @param folder that is empty, for logs and what workers keep
   */
  Cluster(Path folder, int workers) throws IOException, InterruptedException {
    this.folder = folder;
    linkJars();
    master = start("master", "org.apache.spark.deploy.master.Master", List.of());
    try {
      address = await("master", master, STARTED).group(1);
      for (int i = 0; i < workers; i++) {
        startWorker("worker" + i);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Spark wants a folder of its own with all that it needs, as its distributions have one. */
  private void linkJars() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      String name = jar.getFileName().toString();
      if (name.endsWith(".jar") && !name.matches("(firefly|parquet|jhdf)-.*")) {
        Files.createSymbolicLink(jars.resolve(name), jar);
      }
    }
  }

  private void startWorker(String name) throws IOException, InterruptedException {
    Process worker =
        start(
            name,
            "org.apache.spark.deploy.worker.Worker",
            List.of("--cores", "1", "--memory", "1g", "--work-dir", folder.toString(), address));
    workers.add(worker);
    await(name, worker, REGISTERED);
  }

  private Process start(String name, String type, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String opened : List.of("java.lang", "java.nio", "sun.nio.ch")) {
      command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=info", "-cp"));
    command.addAll(List.of(folder.resolve("jars") + "/*", type));
    command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.redirectErrorStream(true).redirectOutput(log(name).toFile()).start();
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private Matcher await(String name, Process process, Pattern line)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (true) {
      String text = Files.readString(log(name));
      Matcher matcher = line.matcher(text);
      if (matcher.find()) {
        return matcher;
      }
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(name + " does not start: " + text);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Where it listens. */
  String address() {
    return address;
  }

  /** Kills a worker with all that it runs, as when its machine loses power. */
  void kill(int worker) {
    tree(workers.get(worker)).toList().forEach(ProcessHandle::destroyForcibly);
  }

  private static Stream<ProcessHandle> tree(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /** What still runs of it. */
  List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(master), workers.stream())
        .flatMap(Cluster::tree)
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  @Override
  public void close() {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join());
  }
}
