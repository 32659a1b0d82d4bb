package org.firefly.interpreter;

/** y(t) = x(t - delay), zeros before the first step; a delay per element. */
final class DelayLine implements Operation {
  private final int[] delays;
  private final double[][] past;
  private int now;

  private DelayLine(int[] delays, int longest) {
    this.delays = delays;
    this.past = new double[longest + 1][delays.length];
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
