package org.firefly.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.firefly.host.file.HostException;

/** What the classes of a network are called. */
final class ClassNames {
  private ClassNames() {}

  /**
   * A name for each class: the user's, or their numbers if he gives none.
   *
   * @throws HostException if there are more or fewer names than classes
   */
  static List<String> of(List<String> names, int classes) {
    if (names.isEmpty()) {
      return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }
    if (names.size() != classes) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "--classes names %d classes, but the network has %d; name all of them or none.",
              names.size(),
              classes));
    }
    return names;
  }
}
