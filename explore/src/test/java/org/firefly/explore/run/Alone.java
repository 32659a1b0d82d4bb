package org.firefly.explore.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firefly.explore.stage.Laboratory;
import org.firefly.explore.stage.Simulated;
import org.firefly.explore.stage.Work;

/** Simulates a point by itself, for tests. */
final class Alone {
  private static final String KEY = "simulated-alone";

  private Alone() {}

  static Optional<Simulated.Facts> simulated(Laboratory laboratory, Point point) {
    Work.Step step = new Work.Step(point.build().orElseThrow(), "compiled-alone", Map.of());
    try {
      Object found =
          laboratory.run(new Work(List.of(step), 1, Optional.of(KEY)), 1).results().get(KEY);
      return ((Simulated) found).run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
