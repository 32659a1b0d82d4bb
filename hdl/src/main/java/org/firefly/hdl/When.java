package org.firefly.hdl;

import org.firefly.hdl.Body.Block;
import org.firefly.hdl.Body.Branch;

/** The open end of a {@code when}, for {@code elseWhen} and {@code otherwise}. */
public final class When {
  private final Body body;
  private final Block otherwise;

  private When(Body body, Block otherwise) {
    this.body = body;
    this.otherwise = otherwise;
  }

  static When start(Module module, Bool condition, Runnable then) {
    return branch(module.body(), module.body().current(), condition, then);
  }

  /** A {@code when} without a condition, whose first case is an {@code elseWhen}. */
  static When empty(Module module) {
    return new When(module.body(), module.body().current());
  }

  private static When branch(Body body, Block within, Bool condition, Runnable then) {
    Branch branch = body.branch(condition, within);
    body.within(branch.then(), then);
    return new When(body, branch.otherwise());
  }

  /** Applies if no condition before is true but this one is. */
  public When elseWhen(Bool condition, Runnable then) {
    return branch(body, otherwise, condition, then);
  }

  /** Applies if no condition before is true. */
  public void otherwise(Runnable description) {
    body.within(otherwise, description);
  }
}
