package org.firefly.cosimulation.bench;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.firefly.cosimulation.model.CosimulationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the random choices of a test come from.
 *
 * @param value decides all of them
 */
public record Seed(long value) {
  /** System property that makes a test run with a known seed. */
  public static final String PROPERTY = "firefly.seed";

  private static final Logger LOG = LoggerFactory.getLogger(Seed.class);

  /**
   * A new seed, or that of the system property {@value #PROPERTY}. It is logged with the option
   * that runs the test with it again.
   *
   * @param test what the seed is for
   * @throws CosimulationException when the property is not a number
   */
  public static Seed of(String test) {
    String given = System.getProperty(PROPERTY);
    long value = given == null ? ThreadLocalRandom.current().nextInt(1, 1 << 30) : parse(given);
    LOG.info("{}: seed {}, again with -D{}={}", test, value, PROPERTY, value);
    return new Seed(value);
  }

  private static long parse(String given) {
    try {
      return Long.parseLong(given);
    } catch (NumberFormatException e) {
      throw new CosimulationException(
          "-D" + PROPERTY + "=" + given + " is not a number; give the seed of an earlier run.", e);
    }
  }

  /** A generator that starts from this seed. */
  public Random random() {
    return new Random(value);
  }

  /** Another seed, decided by this one, for an independent part of a test. */
  public Seed derive(int part) {
    return new Seed(new Random(value * 31 + part).nextLong());
  }
}
