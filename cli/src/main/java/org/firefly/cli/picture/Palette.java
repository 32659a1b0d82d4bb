package org.firefly.cli.picture;

/** Colours from night to firefly for values from 0 to 1. */
final class Palette {
  private static final int[][] STOPS = {
    {16, 24, 48}, {32, 92, 110}, {90, 170, 90}, {220, 220, 70}, {255, 250, 200}
  };

  private Palette() {}

  static String colour(double value) {
    double at = Math.max(0, Math.min(1, value)) * (STOPS.length - 1);
    int low = Math.min((int) at, STOPS.length - 2);
    double part = at - low;
    int[] rgb = new int[3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (int) Math.round(STOPS[low][i] * (1 - part) + STOPS[low + 1][i] * part);
    }
    return "#%02x%02x%02x".formatted(rgb[0], rgb[1], rgb[2]);
  }
}
