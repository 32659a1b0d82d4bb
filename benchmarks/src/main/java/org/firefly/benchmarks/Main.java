package org.firefly.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks, with JMH's own options, and prints how the two sides compare. */
public final class Main {
  private Main() {}

  /** Runs them all, or those that the arguments choose. */
  public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
    report(new Runner(new CommandLineOptions(arguments)).run(), System.out);
  }

  private static void report(Collection<RunResult> results, PrintStream out) {
    Map<String, Double> imagesPerSecond = new TreeMap<>();
    for (RunResult result : results) {
      String label = result.getPrimaryResult().getLabel();
      String threads = result.getParams().getParam("threads");
      imagesPerSecond.put(label + threads, result.getPrimaryResult().getScore());
    }
    if (imagesPerSecond.keySet().stream().noneMatch(name -> name.startsWith("pyTorch"))) {
      return;
    }
    out.printf(
        Locale.ROOT, "%n%s, T = %d, images per second:%n", Workload.NETWORK, Workload.TIME_STEPS);
    for (String threads : new String[] {"1", "2"}) {
      Double simulator = imagesPerSecond.get("simulator" + threads);
      Double pyTorch = imagesPerSecond.get("pyTorch" + threads);
      if (simulator != null && pyTorch != null) {
        out.printf(
            Locale.ROOT,
            "threads %s: simulator %.0f, PyTorch %.0f, ratio %.1f%n",
            threads,
            simulator,
            pyTorch,
            simulator / pyTorch);
      }
    }
  }
}
