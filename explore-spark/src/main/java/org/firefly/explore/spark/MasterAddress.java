package org.firefly.explore.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.firefly.explore.study.StudyException;

/**
 * Where Spark's master is.
 *
 * @param text as the user gave it
 * @param hosts of standalone masters, of which one is enough; empty for other kinds
 */
record MasterAddress(String text, List<InetSocketAddress> hosts) {
  private static final String STANDALONE = "spark://";
  private static final int TIMEOUT_MILLISECONDS = 5000;
  private static final int MOST_PORT = 65535;

  MasterAddress {
    hosts = List.copyOf(hosts);
  }

  /**
   * The address in a text.
   *
   * @throws StudyException if it is one of a standalone master without a port
   */
  static MasterAddress of(String text) {
    MasterAddress plain = new MasterAddress(text, List.of());
    return text.startsWith(STANDALONE)
        ? new MasterAddress(
            text,
            Stream.of(text.substring(STANDALONE.length()).split(",")).map(plain::host).toList())
        : plain;
  }

  private InetSocketAddress host(String one) {
    int colon = one.lastIndexOf(':');
    try {
      int port = Integer.parseInt(one.substring(colon + 1));
      if (colon > 0 && port > 0 && port <= MOST_PORT) {
        return new InetSocketAddress(one.substring(0, colon), port);
      }
    } catch (NumberFormatException e) {
      // Refused like a port out of range.
    }
    throw refusal("'" + one + "' is no HOST:PORT");
  }

  /** Spark itself would try for a minute and more. */
  void requireListener() {
    String last = "";
    for (InetSocketAddress host : hosts) {
      try (Socket socket = new Socket()) {
        socket.connect(host, TIMEOUT_MILLISECONDS);
        return;
      } catch (IOException e) {
        last = host.isUnresolved() ? "unknown host" : e.getMessage();
      }
    }
    if (!hosts.isEmpty()) {
      throw refusal(last);
    }
  }

  /** What the user hears if there is no Spark. */
  StudyException refusal(String reason) {
    return new StudyException(
        "No Spark answers at '"
            + text
            + "' ("
            + reason
            + "); name a master such as local[2] or spark://HOST:7077.");
  }
}
