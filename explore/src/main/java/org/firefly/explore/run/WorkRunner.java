package org.firefly.explore.run;

import java.io.IOException;
import java.util.List;
import org.firefly.explore.stage.Outcome;
import org.firefly.explore.stage.Work;

/** Does work somewhere. */
public interface WorkRunner {
  /**
   * Does all of it.
   *
   * @param taker gets each outcome as soon as it is there, in the calling thread
   * @throws InterruptedException when the calling thread was interrupted
   */
  void run(List<Work> work, Taker taker) throws IOException, InterruptedException;

  /** Takes what was found. */
  interface Taker {
    void take(Outcome outcome) throws IOException;
  }
}
