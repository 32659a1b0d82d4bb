package org.firefly.testing.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firefly.testing.TestLayer;
import org.firefly.testing.TestNetwork;

/** Counts the cells and features that networks hit. Used by one thread at a time. */
public final class Coverage {
  private final List<Integer> parallelisms;
  private final Map<Cell, Integer> cells = new LinkedHashMap<>();
  private final Map<Feature, Integer> features = new EnumMap<>(Feature.class);
  private int networks;
  private int layers;

  /** Nothing hit yet of all that can exist for some P. */
  public Coverage(List<Integer> parallelisms) {
    this.parallelisms = List.copyOf(parallelisms);
    for (int parallelism : parallelisms) {
      Cell.all(parallelism).forEach(cell -> cells.put(cell, 0));
    }
    for (Feature feature : Feature.values()) {
      features.put(feature, 0);
    }
  }

  /** Counts the layers of a network that ran with {@code samples} samples. */
  public void record(TestNetwork network, int samples) {
    networks++;
    for (TestLayer layer : network.layers()) {
      layers++;
      Cell.of(network, layer, samples).forEach(cell -> cells.merge(cell, 1, Integer::sum));
      for (Feature feature : Feature.values()) {
        if (feature.holds(network, layer)) {
          features.merge(feature, 1, Integer::sum);
        }
      }
    }
  }

  /** Layers that hit a cell. */
  public int count(Cell cell) {
    return cells.getOrDefault(cell, 0);
  }

  /** Layers that have a feature. */
  public int count(Feature feature) {
    return features.get(feature);
  }

  /** Cells that no layer hit. */
  public List<Cell> missing() {
    return cells.keySet().stream().filter(cell -> cells.get(cell) == 0).toList();
  }

  /** Features that no layer has. */
  public List<Feature> missingFeatures() {
    return features.keySet().stream().filter(feature -> features.get(feature) == 0).toList();
  }

  /** Two Markdown tables, of cells and of features, and what is missing. */
  public String toMarkdown() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d networks, %d layers; %d of %d cells hit.",
            networks,
            layers,
            cells.size() - missing().size(),
            cells.size()));
    lines.add("");
    lines.addAll(cellTable());
    lines.add("");
    lines.add("| feature | layers |");
    lines.add("|---|---|");
    features.forEach((feature, count) -> lines.add("| " + feature.text() + " | " + count + " |"));
    lines.add("");
    missing().forEach(cell -> lines.add("- not hit: " + cell));
    missingFeatures().forEach(feature -> lines.add("- not hit: " + feature.text()));
    return String.join("\n", lines).strip() + "\n";
  }

  private List<String> cellTable() {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder("| P | kind | stride | offset | reset |");
    StringBuilder rule = new StringBuilder("|---|---|---|---|---|");
    for (BatchFill fill : BatchFill.values()) {
      for (StepClass steps : StepClass.values()) {
        head.append(" N ").append(fill).append(", T ").append(steps).append(" |");
        rule.append("---|");
      }
    }
    lines.add(head.toString());
    lines.add(rule.toString());
    for (int parallelism : parallelisms) {
      Cell.rows(parallelism).forEach(row -> lines.add(line(row)));
    }
    return lines;
  }

  private String line(Cell.Row row) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "| %d | %s | %d | %s | %s |",
            row.parallelism(),
            row.shape(),
            row.stride(),
            row.offset(),
            row.reset()));
    for (BatchFill fill : BatchFill.values()) {
      for (StepClass steps : StepClass.values()) {
        line.append(' ').append(count(row.cell(fill, steps))).append(" |");
      }
    }
    return line.toString();
  }
}
