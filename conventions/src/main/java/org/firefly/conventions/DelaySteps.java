package org.firefly.conventions;

import org.firefly.network.NetworkException;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** Delays in seconds as whole time steps. */
public final class DelaySteps {
  private static final double TOLERANCE = 1e-3;

  private DelaySteps() {}

  /**
   * Time steps per element.
   *
   * @param delay in seconds
   * @param shape what the delay is broadcast to
   * @param dt length of a time step in seconds
   * @throws NetworkException if one is no whole number of time steps
   */
  public static int[] of(Tensor delay, Shape shape, double dt) {
    double[] seconds = delay.broadcastTo(shape).toArray();
    int[] steps = new int[seconds.length];
    for (int i = 0; i < steps.length; i++) {
      double exact = seconds[i] / dt;
      steps[i] = (int) Math.rint(exact);
      if (Math.abs(exact - steps[i]) > TOLERANCE) {
        throw NetworkException.inField(
            "delay",
            "is "
                + seconds[i]
                + " s, which is no whole number of time steps of "
                + dt
                + " s; say the time step that the network was trained with (--dt)");
      }
    }
    return steps;
  }
}
