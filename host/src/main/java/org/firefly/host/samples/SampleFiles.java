package org.firefly.host.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firefly.host.file.HostException;

/**
 * Opens samples of every format.
 *
 * @param formats those that are tried, in order
 */
public record SampleFiles(List<SampleFormat> formats) {
  /** The formats that need nothing but this module; a new one is a class and a name here. */
  public static final SampleFiles KNOWN =
      new SampleFiles(List.of(new NpyFormat(), new IdxFormat()));

  public SampleFiles {
    formats = List.copyOf(formats);
  }

  /** These formats and another, which is asked first. */
  public SampleFiles with(SampleFormat format) {
    return new SampleFiles(Stream.concat(Stream.of(format), formats.stream()).toList());
  }

  /**
   * Opens samples; the caller closes them when the run is over.
   *
   * @param labels a .npy file with a label per sample, instead of the format's own
   * @throws HostException if there are none, of no known format, or they cannot be used
   */
  public Samples open(Path path, Optional<Path> labels) {
    Samples samples = open(path);
    return labels.map(samples::withLabels).orElse(samples);
  }

  private Samples open(Path path) {
    if (!Files.exists(path)) {
      throw new HostException(path + " does not exist.");
    }
    for (SampleFormat format : formats) {
      if (format.recognises(path)) {
        return format.open(path);
      }
    }
    throw new HostException(path + " holds no samples; give " + description() + ".");
  }

  /** What a user may give, for help and messages. */
  public String description() {
    return formats.stream().map(SampleFormat::description).collect(Collectors.joining(", or "));
  }
}
