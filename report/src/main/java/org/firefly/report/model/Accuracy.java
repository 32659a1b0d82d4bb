package org.firefly.report.model;

import java.util.List;

/**
 * Answers of the int8 network.
 *
 * @param samples samples with a label that ran
 * @param share share of right answers, 0 to 1
 * @param classes names of the classes
 * @param confusion samples by [label][answer]
 */
public record Accuracy(
    int samples, double share, List<String> classes, List<List<Integer>> confusion) {
  public Accuracy {
    classes = List.copyOf(classes);
    confusion = confusion.stream().map(List::copyOf).toList();
  }
}
