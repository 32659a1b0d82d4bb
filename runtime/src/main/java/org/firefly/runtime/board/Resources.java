package org.firefly.runtime.board;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a device holds; given back in the opposite order. */
final class Resources {
  private final Deque<Runnable> releases = new ArrayDeque<>();

  void add(Runnable release) {
    releases.push(release);
  }

  void release() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
  }
}
