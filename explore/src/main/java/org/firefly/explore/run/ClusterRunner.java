package org.firefly.explore.run;

/** Does work on other machines until it is closed. */
public interface ClusterRunner extends WorkRunner, AutoCloseable {
  /** Gives the machines back. */
  @Override
  void close();
}
