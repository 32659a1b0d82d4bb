package org.firefly.cli.stream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.events.ByteSource;
import org.firefly.host.file.HostException;

/** Where a stream of events comes from: standard input, or one connection to a port. */
public final class StreamInput {
  private static final Pattern TCP = Pattern.compile("tcp:(\\d{1,5})");
  private static final int LARGEST_PORT = 65_535;
  private static final String STANDARD = "-";

  private StreamInput() {}

  /**
   * Opens a stream; waits for the connection if it is one.
   *
   * @param text {@code -}, or {@code tcp:PORT} with 0 for any free port; only this machine can
   *     connect
   * @param err hears where the command listens
   * @throws HostException if the text is neither, or the port cannot be used
   */
  public static ByteSource open(String text, PrintWriter err) {
    if (text.equals(STANDARD)) {
      return ByteSource.of("standard input", System.in);
    }
    Matcher tcp = TCP.matcher(text);
    if (!tcp.matches() || Integer.parseInt(tcp.group(1)) > LARGEST_PORT) {
      throw new HostException(
          "'%s' is no stream; give - for standard input, or tcp:PORT to listen on this machine."
              .formatted(text));
    }
    return ByteSource.of(text, accept(Integer.parseInt(tcp.group(1)), err));
  }

  private static InputStream accept(int port, PrintWriter err) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(port, 1, loopback)) {
      err.printf(
          Locale.ROOT, "Listening on %s:%d.%n", loopback.getHostAddress(), server.getLocalPort());
      err.flush();
      return new BufferedInputStream(server.accept().getInputStream());
    } catch (IOException e) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "Nobody can connect to port %d (%s); choose another one.",
              port,
              e.getMessage()),
          e);
    }
  }
}
