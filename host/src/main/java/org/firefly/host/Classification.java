package org.firefly.host;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.firefly.host.file.HostException;

/** From one value per class to an answer. */
public final class Classification {
  private Classification() {}

  /** The class with the largest value; the lowest of several. */
  public static int classOf(int[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The class of each sample. */
  public static int[] classesOf(int[][] results) {
    return Arrays.stream(results).mapToInt(Classification::classOf).toArray();
  }

  /** Share of places with the same class in both, 0 to 1; 0 of none. */
  public static double equalShare(int[] one, int[] other) {
    long equal = IntStream.range(0, one.length).filter(i -> one[i] == other[i]).count();
    return one.length == 0 ? 0 : (double) equal / one.length;
  }

  /**
   * Compares labels with the classes that a network tells apart.
   *
   * @throws HostException if a label is none of them
   */
  public static void requireClasses(int[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new HostException(
            String.format(
                Locale.ROOT,
                "The label of sample %d is %d, but the network has %d classes, 0 to %d; give the"
                    + " labels of this network or leave them out.",
                i,
                labels[i],
                classes,
                classes - 1));
      }
    }
  }

  /**
   * Share of samples whose answer equals the label, 0 to 1.
   *
   * @param results [samples][classes]
   * @param labels at least as many as results
   */
  public static double accuracy(int[][] results, int[] labels) {
    return equalShare(classesOf(results), labels);
  }
}
