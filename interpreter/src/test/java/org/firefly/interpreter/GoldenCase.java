package org.firefly.interpreter;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Framework;
import org.firefly.conventions.Named;
import org.firefly.conventions.ResetKind;
import org.firefly.conventions.ResetTiming;
import org.firefly.network.Network;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirReader;

/** What a framework computed for a file of its own exporter; made by {@code interop/frameworks}. */
record GoldenCase(String name, Path folder, Properties properties) {
  static List<GoldenCase> all() {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.sorted().map(GoldenCase::of).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(GoldenCase.class.getResource("/golden").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GoldenCase of(Path folder) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("case.properties"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new GoldenCase(folder.getFileName().toString(), folder, properties);
  }

  Network network() {
    return NirReader.read(folder.resolve("model.nir"));
  }

  ConventionOptions options() {
    ConventionOptions options = ConventionOptions.NONE.withFrom(framework());
    String reset = properties.getProperty("reset");
    if (reset != null) {
      options = options.withReset(Named.parse(ResetKind.class, "reset", reset));
    }
    String delay = properties.getProperty("reset_delay");
    return delay == null
        ? options
        : options.withTiming(Named.parse(ResetTiming.class, "reset_delay", delay));
  }

  Framework framework() {
    return Named.parse(Framework.class, "from", properties.getProperty("from"));
  }

  /** Least share of equal spikes. */
  double equal() {
    return Double.parseDouble(properties.getProperty("equal"));
  }

  Samples input() {
    return Samples.perStep(Npy.read(folder.resolve("input.npy")));
  }

  /** Spikes [N,T,...] by node. */
  Map<String, Tensor> spikes() {
    return arrays("spikes-");
  }

  /** Real outputs [N,T,...] by node. */
  Map<String, Tensor> values() {
    return arrays("values-");
  }

  private Map<String, Tensor> arrays(String prefix) {
    Map<String, Tensor> arrays = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(prefix)) {
          arrays.put(
              name.substring(prefix.length(), name.length() - ".npy".length()), Npy.read(file));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return arrays;
  }

  @Override
  public String toString() {
    return name;
  }
}
