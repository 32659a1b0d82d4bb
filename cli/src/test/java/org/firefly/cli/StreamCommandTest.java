package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firefly.events.EventBatch;
import org.firefly.events.EventFiles;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams through a pipe and a socket against the same events as recordings. */
@Timeout(300)
class StreamCommandTest {
  private static final int WINDOWS = 5;

  /** T = 4 steps of 10 ms, in microseconds. */
  private static final int LENGTH = 40_000;

  @TempDir private Path folder;
  private final List<List<long[]>> windows = new ArrayList<>();
  private Path model;

  @BeforeEach
  void makeEvents() {
    model = SmallNetwork.write(folder);
    Random random = new Random(3);
    for (int window = 0; window < WINDOWS; window++) {
      List<long[]> events = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        long time = 1000 + window * (long) LENGTH + i * 200L;
        events.add(new long[] {time, random.nextInt(8), random.nextInt(8), random.nextInt(2)});
      }
      windows.add(events);
    }
  }

  private static String csv(List<long[]> events) {
    return events.stream()
        .map(e -> "%d,%d,%d,%d%n".formatted(e[0], e[1], e[2], e[3]))
        .collect(Collectors.joining("", "t,x,y,p\n", ""));
  }

  private List<long[]> all() {
    return windows.stream().flatMap(List::stream).toList();
  }

  /** Start, class and scores of every window as if it were a recording. */
  private List<String> expected() throws IOException {
    List<String> lines = new ArrayList<>();
    for (List<long[]> window : windows) {
      Path file = Files.writeString(folder.resolve("window.csv"), csv(window));
      Path output = folder.resolve("scores.npy");
      CommandRun run =
          CommandRun.of("run", model, "--events", file, "--frames", "10ms", "--output", output);
      assertThat(run.exitCode()).as(run.err()).isZero();
      int[] scores = scores(output);
      int best =
          IntStream.range(0, scores.length)
              .reduce((a, b) -> scores[b] > scores[a] ? b : a)
              .orElseThrow();
      lines.add(
          window.get(0)[0]
              + ","
              + best
              + ","
              + IntStream.of(scores).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
    }
    return lines;
  }

  private static int[] scores(Path npy) {
    try (NpyReader reader = NpyReader.open(npy)) {
      NpyArray array = reader.readAll();
      return IntStream.range(0, array.size()).map(i -> (int) array.longAt(i)).toArray();
    }
  }

  private static List<String> answers(CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("start_us,class,latency_us,scores");
    return lines.stream().skip(1).map(line -> line.replaceFirst(",\\d+,(?=[^,]*$)", ",")).toList();
  }

  private static CommandRun withInput(InputStream in, Object... arguments) {
    InputStream before = System.in;
    System.setIn(in);
    try {
      return CommandRun.of(arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aPipeOfEvt3IsAnsweredAsItsRecordings() throws Exception {
    Path raw = folder.resolve("all.raw");
    Recording recording = Recording.of("EVT3").withSensor(new SensorSize(8, 8));
    try (EventWriter writer = EventFiles.create(raw, recording)) {
      EventBatch batch = new EventBatch();
      all().forEach(e -> batch.add(e[0], (int) e[1], (int) e[2], (int) e[3]));
      writer.write(batch);
      writer.finish();
    }
    PipedOutputStream sender = new PipedOutputStream();
    PipedInputStream pipe = new PipedInputStream(sender);
    CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> copy(raw, sender));
    CommandRun run =
        withInput(pipe, "run", model, "--stream", "-", "--frames", "10ms", "--threads", 2);
    sent.get(60, TimeUnit.SECONDS);
    assertThat(answers(run)).isEqualTo(expected());
    assertThat(run.err())
        .containsPattern("5 windows: 5 answered \\(\\d+ per second\\), 0 dropped; latency ")
        .contains("0 windows between them had no events; 0 events came after their window");
  }

  private static void copy(Path file, OutputStream out) {
    try (out) {
      Files.copy(file, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSocketIsAnsweredWhileItIsOpen() throws Exception {
    int port = freePort();
    CompletableFuture<CommandRun> run =
        CompletableFuture.supplyAsync(
            () ->
                CommandRun.of(
                    "run",
                    model,
                    "--stream",
                    "tcp:" + port,
                    "--event-format",
                    "CSV",
                    "--frames",
                    "10ms",
                    "--drop",
                    "oldest",
                    "--waiting",
                    WINDOWS));
    try (Socket socket = connect(port, run)) {
      socket.getOutputStream().write(csv(all()).getBytes(StandardCharsets.UTF_8));
    }
    CommandRun ended = run.get(120, TimeUnit.SECONDS);
    assertThat(answers(ended)).isEqualTo(expected());
    assertThat(ended.err()).startsWith("Listening on 127.0.0.1:" + port + ".");
  }

  private static int freePort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }

  private static Socket connect(int port, CompletableFuture<CommandRun> run)
      throws IOException, InterruptedException {
    while (true) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (ConnectException e) {
        assertThat(run).isNotDone();
        Thread.sleep(50);
      }
    }
  }

  @Test
  void everyWindowIsAnsweredOrCounted() {
    InputStream in = new ByteArrayInputStream(csv(all()).getBytes(StandardCharsets.UTF_8));
    CommandRun run =
        withInput(
            in,
            "run",
            model,
            "--stream",
            "-",
            "--event-format",
            "CSV",
            "--frames",
            "1ms",
            "--waiting",
            1,
            "--drop",
            "newest");
    Matcher counts =
        Pattern.compile("(\\d+) windows: (\\d+) answered \\(\\d+ per second\\), (\\d+) dropped")
            .matcher(run.err());
    assertThat(counts.find()).as(run.err()).isTrue();
    int answered = Integer.parseInt(counts.group(2));
    assertThat(counts.group(1)).isEqualTo("50");
    assertThat(answered + Integer.parseInt(counts.group(3))).isEqualTo(50);
    assertThat(run.out().lines()).hasSize(1 + answered);
  }

  @Test
  void aDamagedStreamIsAnsweredUpToTheDamage() {
    String text = csv(all()) + "what is this\n";
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    CommandRun run =
        withInput(in, "run", model, "--stream", "-", "--event-format", "CSV", "--frames", "10ms");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines()).hasSize(1 + WINDOWS);
    assertThat(run.err())
        .contains("5 windows: 5 answered", ", 0 dropped")
        .contains("firefly: standard input, line 1002, has");
  }

  @Test
  void whatCannotBeStreamedIsRefusedInOneSentence() {
    assertRefused("--stream", "udp:1", "--frames", "10ms", "is no stream");
    assertRefused("--stream", "-", "--frames", "tonic:n_time_bins=4", "such as 10ms");
    assertRefused("--stream", "-", "--frames", "10ms+merge", "takes 2 channels");
    assertRefused(
        "--stream", "-", "--frames", "10ms+frames=2", "--time-steps", "3", "windows of 2 time");
    assertRefused("--stream", "-", "--frames", "10ms", "--waiting", "0", "At least one window");
    assertRefused("--stream", "-", "--frames", "10ms", "--limit", "2", "has no --limit");
  }

  /**
   * @param words arguments, and what the message contains
   */
  private void assertRefused(String... words) {
    List<Object> arguments = new ArrayList<>(List.of("run", model));
    arguments.addAll(List.of(words).subList(0, words.length - 1));
    CommandRun run = withInput(InputStream.nullInputStream(), arguments.toArray());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(words[words.length - 1]);
  }
}
