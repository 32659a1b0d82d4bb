package org.firefly.cli.conformance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Framework;
import org.firefly.conventions.Named;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.ResetTiming;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.network.Network;
import org.firefly.network.nir.NirReader;

/** A golden case of the interpreter: what a framework computed for a file of its own exporter. */
record FrameworkCase(Path folder, Properties properties) {
  private static final Path ROOT = Path.of("../interpreter/src/test/resources/golden");

  static List<FrameworkCase> all() {
    return files(ROOT, "").map(FrameworkCase::of).toList();
  }

  private static FrameworkCase of(Path folder) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("case.properties"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FrameworkCase(folder, properties);
  }

  private static Stream<Path> files(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  Network network() {
    return NirReader.read(folder.resolve("model.nir"));
  }

  ConventionOptions options() {
    ConventionOptions options =
        ConventionOptions.NONE.withFrom(
            Named.parse(Framework.class, "from", properties.getProperty("from")));
    String reset = properties.getProperty("reset");
    String delay = properties.getProperty("reset_delay");
    if (reset != null) {
      options = options.withReset(Named.parse(ResetKind.class, "reset", reset));
    }
    return delay == null
        ? options
        : options.withTiming(Named.parse(ResetTiming.class, "reset_delay", delay));
  }

  /** Spikes [N,T,...]. */
  NpyArray input() {
    return read(folder.resolve("input.npy"));
  }

  /** Spikes [N,T,...] of the layers that fire, in the order of the network. */
  List<NpyArray> spikes() {
    return files(folder, "spikes-").map(FrameworkCase::read).toList();
  }

  /** Membranes [N,T,...] of readouts. */
  List<NpyArray> membranes() {
    return files(folder, "values-").map(FrameworkCase::read).toList();
  }

  private static NpyArray read(Path file) {
    try (NpyReader reader = NpyReader.open(file)) {
      return reader.readAll();
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
