package org.firefly.host.samples;

import java.nio.file.Path;
import org.firefly.host.file.HostException;

/** A form in which samples lie on disk, as files or as folders. */
public interface SampleFormat {
  /** What a user has to give, for help and messages, such as {@code a .npy file of ...}. */
  String description();

  /**
   * Whether something that exists is meant to be of this format, damaged or not: by its name, its
   * first bytes or what lies in the folder.
   */
  boolean recognises(Path path);

  /**
   * Opens samples; the caller closes them when the run is over.
   *
   * @throws HostException if they cannot be used
   */
  Samples open(Path path);
}
