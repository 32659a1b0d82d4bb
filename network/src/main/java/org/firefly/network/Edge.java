package org.firefly.network;

/** A connection: the output of {@code source} is added to the input of {@code target}. */
public record Edge(String source, String target) {
  @Override
  public String toString() {
    return source + " -> " + target;
  }
}
