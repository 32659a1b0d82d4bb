package org.firefly.runtime.testing;

/**
 * A core behind its control port: a model in Java, or RTL under a simulator. All methods are called
 * from one thread.
 */
public interface CoreModel {
  /** Reads a register of the core's page without side effects. */
  int read(int offset);

  /** Writes a register of the core's page. */
  void write(int offset, int value);

  /** Whether the core requests an interrupt. */
  boolean interrupt();

  /** Lets some time pass: a model with a clock makes some hundred clocks. */
  void advance();
}
