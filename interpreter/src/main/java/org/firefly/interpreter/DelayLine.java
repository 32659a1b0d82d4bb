package org.firefly.interpreter;

import org.firefly.network.NetworkException;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;

/** y(t) = x(t - delay), zeros before the first step; a delay per element. */
final class DelayLine implements Operation {
  private static final double TOLERANCE = 1e-3;

  private final int[] delays;
  private final double[][] past;
  private int now;

  private DelayLine(int[] delays, int longest) {
    this.delays = delays;
    this.past = new double[longest + 1][delays.length];
  }

  /**
   * Delays in steps.
   *
   * @throws NetworkException if one is no whole number of time steps
   */
  static int[] steps(Tensor delay, Shape shape, double dt) {
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

  static DelayLine of(int[] delays) {
    int longest = 0;
    for (int delay : delays) {
      longest = Math.max(longest, delay);
    }
    return new DelayLine(delays, longest);
  }

  @Override
  public void step(double[] input, double[] output) {
    System.arraycopy(input, 0, past[now], 0, input.length);
    for (int i = 0; i < output.length; i++) {
      output[i] = past[Math.floorMod(now - delays[i], past.length)][i];
    }
    now = (now + 1) % past.length;
  }
}
