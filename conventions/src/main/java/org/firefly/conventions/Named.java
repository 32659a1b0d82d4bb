package org.firefly.conventions;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firefly.network.NetworkException;

/** A choice that has a name on the command line and in notes of files. */
public interface Named {
  /** The name, in lower case. */
  String option();

  /**
   * The choice of a name.
   *
   * @param what what the name was given for, for the message
   * @throws NetworkException if there is none, listing those that there are
   */
  static <E extends Enum<E> & Named> E parse(Class<E> type, String what, String name) {
    Optional<E> found =
        Arrays.stream(type.getEnumConstants())
            .filter(choice -> choice.option().equals(name))
            .findFirst();
    return found.orElseThrow(
        () ->
            new NetworkException(
                what
                    + " is '"
                    + name
                    + "' but must be one of "
                    + Arrays.stream(type.getEnumConstants())
                        .map(Named::option)
                        .collect(Collectors.joining(", "))));
  }
}
