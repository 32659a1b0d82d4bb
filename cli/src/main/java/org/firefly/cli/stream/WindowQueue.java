package org.firefly.cli.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.firefly.events.frames.EventWindow;

/** Windows on their way from the stream to the workers; numbers the blocks that it hands out. */
final class WindowQueue {
  private final int capacity;
  private final DropPolicy policy;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long received;
  private long dropped;
  private long blocks;
  private boolean closed;

  /**
   * A window that waits.
   *
   * @param completed {@link System#nanoTime} when the window was complete
   */
  record Waiting(EventWindow window, long completed) {}

  /**
   * Windows that are run together.
   *
   * @param number of the block, from 0 in the order of the windows
   * @param windows empty if there will be no more
   */
  record Block(long number, List<Waiting> windows) {}

  /**
   * @param capacity windows that may wait, at least 1
   */
  WindowQueue(int capacity, DropPolicy policy) {
    this.capacity = capacity;
    this.policy = policy;
  }

  /**
   * Takes in a window, which is complete now.
   *
   * @return false if the queue is closed; then the window counts as dropped
   */
  synchronized boolean put(EventWindow window) throws InterruptedException {
    Waiting complete = new Waiting(window, System.nanoTime());
    received++;
    while (policy == DropPolicy.NONE && waiting.size() == capacity && !closed) {
      wait();
    }
    if (closed || waiting.size() == capacity && policy == DropPolicy.NEWEST) {
      dropped++;
      return !closed;
    }
    if (waiting.size() == capacity) {
      waiting.remove();
      dropped++;
    }
    waiting.add(complete);
    notifyAll();
    return true;
  }

  /** Waits for windows and hands over at most as many as a block holds. */
  synchronized Block take(int most) throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    List<Waiting> taken = new ArrayList<>();
    while (!waiting.isEmpty() && taken.size() < most) {
      taken.add(waiting.remove());
    }
    notifyAll();
    return new Block(blocks++, taken);
  }

  /** Lets no more windows in; those that wait are still handed over. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Closes, and drops what waits. */
  synchronized void abandon() {
    dropped += waiting.size();
    waiting.clear();
    close();
  }

  synchronized long received() {
    return received;
  }

  synchronized long dropped() {
    return dropped;
  }
}
