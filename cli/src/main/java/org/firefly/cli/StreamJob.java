package org.firefly.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.Program;
import org.firefly.cli.stream.StreamRunner;
import org.firefly.compiler.options.Input;
import org.firefly.events.EventException;
import org.firefly.events.EventFiles;
import org.firefly.events.EventReader;
import org.firefly.events.SensorSize;
import org.firefly.events.frames.FrameSpec;
import org.firefly.events.frames.WindowStream;
import org.firefly.host.file.HostException;
import org.firefly.network.Network;
import org.firefly.network.Shape;
import org.firefly.rtl.Recording;
import org.firefly.runtime.Device;
import org.firefly.runtime.ShutdownStop;
import org.firefly.runtime.simulated.BlockObserver;
import picocli.CommandLine;

/** Compiles a network and answers the windows of a stream of events. */
final class StreamJob {
  /** For the summary after Ctrl-C; blocks that run take less. */
  private static final long LAST_ANSWERS_SECONDS = 5;

  private final Network network;
  private final ModelOptions modelOptions;
  private final RunOptions runOptions;
  private final DeviceOptions deviceOptions;
  private final PrintWriter out;
  private final PrintWriter err;

  StreamJob(
      Network network,
      ModelOptions model,
      RunOptions run,
      DeviceOptions device,
      CommandLine command) {
    this.network = network;
    this.modelOptions = model;
    this.runOptions = run;
    this.deviceOptions = device;
    this.out = command.getOut();
    this.err = command.getErr();
  }

  /**
   * Runs until the stream ends or the process is asked to end.
   *
   * @throws EventException if the stream cannot be used; what came before was answered
   * @throws InterruptedException when the thread was interrupted
   */
  void run(EventArguments events, StreamArguments arguments) throws InterruptedException {
    runOptions.requireNoFiles();
    FrameSpec spec = events.frames(network).asClipped();
    WindowStream.stepOf(spec);
    FeatureMap map = map(spec);
    Board board = deviceOptions.adapt(modelOptions.board());
    int timeSteps = timeSteps(spec);
    Program program = program(board, timeSteps);
    deviceOptions.announce(err, program.config());
    try (Device device =
        deviceOptions.open(
            program,
            board,
            runOptions.threads(),
            BlockObserver.NONE,
            clocks -> {},
            Recording.NONE)) {
      StreamRunner runner =
          new StreamRunner(device, map, timeSteps, arguments.waiting(), arguments.drop(), out);
      try (EventReader reader = EventFiles.open(arguments.open(err), events.reading().options());
          WindowStream stream = new WindowStream(reader, spec, timeSteps, sensor(reader, spec))) {
        requireFit(stream.size(), map);
        answer(runner, stream);
      }
    }
  }

  /** Frames of a window; windows cannot be cut, since the next one begins where they end. */
  private int timeSteps(FrameSpec spec) {
    int timeSteps = (int) spec.fixedCount().orElse(modelOptions.timeSteps(network));
    if (modelOptions.timeSteps().orElse(timeSteps) != timeSteps) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "Frames '%s' give windows of %d time steps, but %d are asked for; leave --time-steps out or change --frames.",
              spec.text(),
              timeSteps,
              modelOptions.timeSteps().get()));
    }
    return timeSteps;
  }

  private Program program(Board board, int timeSteps) {
    return new CompileJob(network, board, modelOptions, err)
        .compile(Input.SPIKES, timeSteps)
        .program();
  }

  private void answer(StreamRunner runner, WindowStream stream) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    ShutdownStop atEnd = ShutdownStop.of(() -> stop(runner, done));
    try {
      runner.run(stream);
    } finally {
      summarise(runner, stream);
      done.countDown();
      atEnd.cancel();
    }
  }

  private static void stop(StreamRunner runner, CountDownLatch done) {
    runner.stop();
    try {
      done.await(LAST_ANSWERS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void summarise(StreamRunner runner, WindowStream stream) {
    err.println(runner.summary() + ".");
    err.printf(
        Locale.ROOT,
        "%d windows between them had no events; %d events came after their window; dropped by the reader: %d%s.%n",
        stream.empty(),
        stream.late(),
        stream.drops().total(),
        stream.drops().total() == 0 ? "" : " (" + stream.drops() + ")");
    err.flush();
  }

  private FeatureMap map(FrameSpec spec) {
    Shape shape =
        EventArguments.map(network)
            .orElseThrow(
                () -> new HostException("The network does not take maps, as events give them."));
    FeatureMap map = new FeatureMap(shape.dimension(0), shape.dimension(1), shape.dimension(2));
    if (map.channels() != spec.channels()) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "The network takes %d channels, but frames '%s' have %d; add or leave out merge.",
              map.channels(),
              spec.text(),
              spec.channels()));
    }
    return map;
  }

  private SensorSize sensor(EventReader reader, FrameSpec spec) {
    return reader
        .recording()
        .sensor()
        .or(() -> EventArguments.sensor(network, spec))
        .orElseThrow(
            () ->
                new EventException(
                    "The stream does not say the size of its sensor; add --sensor, such as --sensor 128x128."));
  }

  private static void requireFit(SensorSize size, FeatureMap map) {
    if (size.width() != map.width() || size.height() != map.height()) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "The stream gives frames of %s, but the network takes %d x %d; add a crop or downsample to --frames.",
              size,
              map.width(),
              map.height()));
    }
  }
}
