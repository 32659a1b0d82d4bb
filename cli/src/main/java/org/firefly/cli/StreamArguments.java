package org.firefly.cli;

import java.io.PrintWriter;
import org.firefly.cli.stream.DropPolicy;
import org.firefly.cli.stream.StreamInput;
import org.firefly.events.ByteSource;
import org.firefly.host.file.HostException;
import picocli.CommandLine.Option;

/** A stream of events that a command line names. */
final class StreamArguments {
  @Option(
      names = "--stream",
      paramLabel = "STREAM",
      required = true,
      description =
          "Events as they come, in any event format that can be read from a pipe: - is standard"
              + " input, tcp:PORT a connection from this machine. Every window of T time steps of"
              + " --frames (a time, such as 10ms) is answered by a line on standard output.")
  private String stream;

  @Option(
      names = "--drop",
      paramLabel = "POLICY",
      defaultValue = "none",
      description =
          "When --waiting windows wait: none lets the sender wait, oldest and newest drop a window,"
              + " which is counted. Default: ${DEFAULT-VALUE}.")
  private DropPolicy drop;

  @Option(
      names = "--waiting",
      paramLabel = "N",
      defaultValue = "16",
      description = "Windows of a stream that may wait. Default: ${DEFAULT-VALUE}.")
  private int waiting;

  /**
   * Opens the stream.
   *
   * @param err hears where the command listens
   */
  ByteSource open(PrintWriter err) {
    return StreamInput.open(stream, err);
  }

  DropPolicy drop() {
    return drop;
  }

  /**
   * Windows that may wait.
   *
   * @throws HostException if there are none
   */
  int waiting() {
    if (waiting < 1) {
      throw new HostException("At least one window must be able to wait; use --waiting 1 or more.");
    }
    return waiting;
  }
}
