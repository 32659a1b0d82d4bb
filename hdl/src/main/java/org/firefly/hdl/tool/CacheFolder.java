package org.firefly.hdl.tool;

import java.nio.file.Path;
import java.util.Optional;

/** Where extracted tools and built models are kept from run to run. */
public final class CacheFolder {
  /** What helps when it cannot be written, as the end of a sentence. */
  public static final String REMEDY = "set FIREFLY_CACHE to a folder that can be written";

  private CacheFolder() {}

  /**
   * The folder of the system property {@code firefly.cache}, of the environment variable {@code
   * FIREFLY_CACHE}, or {@code ~/.cache/firefly}, whichever is set first.
   */
  public static Path standard() {
    return Optional.ofNullable(System.getProperty("firefly.cache"))
        .or(() -> Optional.ofNullable(System.getenv("FIREFLY_CACHE")))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "firefly"));
  }
}
