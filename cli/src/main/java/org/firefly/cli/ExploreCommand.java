package org.firefly.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.firefly.cli.report.Printable;
import org.firefly.explore.run.ClusterProvider;
import org.firefly.explore.run.ClusterRunner;
import org.firefly.explore.run.Exploration;
import org.firefly.explore.run.Finding;
import org.firefly.explore.run.LocalRunner;
import org.firefly.explore.run.Results;
import org.firefly.explore.run.WorkRunner;
import org.firefly.explore.stage.Laboratory;
import org.firefly.explore.stage.Subjects;
import org.firefly.explore.study.Study;
import org.firefly.explore.study.StudyFile;
import org.firefly.explore.table.Choice;
import org.firefly.explore.table.Planes;
import org.firefly.explore.table.Table;
import org.firefly.files.OutputFile;
import org.firefly.host.file.HostException;
import org.firefly.report.page.StudyPage;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A study: many networks, boards and settings, and which of them is best. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tries every combination that a study names and says which is best.",
      "",
      "A study is a YAML file: networks, boards or configurations with ranges, time steps, weight"
          + " bits, batches, memories, data. Each network is compiled, timed by the clock model and"
          + " simulated bit-exactly once for all points that share it. The folder gets results.csv,"
          + " results.parquet and report.html, and in stages what is known already: after an"
          + " interrupt, or with a study that has changed, only what is missing is done."
    },
    footer = {
      "",
      "Example:",
      "  firefly explore examples/study.yaml -o study --latency 1ms --lut 70%%"
    })
final class ExploreCommand implements Callable<Integer> {
  private static final String STAGES = "stages";

  @Parameters(paramLabel = "STUDY.yaml", description = "The study, see docs/explore.md.")
  private Path file;

  @Option(
      converter = OutputPath.ToFolder.class,
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "The folder of the results, and of those of earlier runs.")
  private Path folder;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Points under way at the same time (default: one per core).")
  private Optional<Integer> threads;

  @Option(
      names = "--master",
      paramLabel = "SPARK-URL",
      description =
          "Run on Apache Spark: local[N], spark://HOST:PORT, yarn or k8s://...; workers read the"
              + " study, networks and data at the same paths.")
  private Optional<String> master;

  @Mixin private GoalArguments goal;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Study read = StudyFile.read(file);
    Study study = read.withGoal(goal.goal().orElse(read.goal()));
    PrintWriter out = spec.commandLine().getOut();
    try (Subjects subjects = Subjects.open(study)) {
      Exploration exploration =
          new Exploration(study, subjects, new Results(folder.resolve(STAGES)));
      Table table = Table.of(study, findings(exploration, study, subjects));
      Choice choice = Choice.of(table, study.goal());
      table.writeParquet(folder.resolve("results.parquet"));
      table.writeCsv(folder.resolve("results.csv"));
      OutputFile.write(
          folder.resolve("report.html"),
          StudyPage.of(Planes.report(study.name(), table, exploration.counts(), choice)));
      out.println(exploration.counts().total());
      out.println(exploration.counts().made());
      choice.sentences().forEach(sentence -> out.println(Printable.line(sentence)));
      out.flush();
    }
    return 0;
  }

  private List<Finding> findings(Exploration exploration, Study study, Subjects subjects)
      throws IOException, InterruptedException {
    if (master.isPresent()) {
      try (ClusterRunner cluster = cluster(master.get(), subjects)) {
        return findings(exploration, study, cluster);
      }
    }
    int count = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (count < 1) {
      throw new HostException("--threads must be at least 1.");
    }
    return findings(exploration, study, new LocalRunner(new Laboratory(subjects), count));
  }

  private ClusterRunner cluster(String url, Subjects subjects) {
    if (threads.isPresent()) {
      throw new HostException(
          "--threads is of this process, and --master lets Spark decide; leave one of them out.");
    }
    return ServiceLoader.load(ClusterProvider.class)
        .findFirst()
        .orElseThrow(
            () ->
                new HostException(
                    "--master needs Apache Spark, which a release leaves out; run firefly from a"
                        + " checkout, which fetches it, or leave --master out."))
        .open(url, file, subjects);
  }

  private static List<Finding> findings(Exploration exploration, Study study, WorkRunner runner)
      throws IOException, InterruptedException {
    int points = Math.toIntExact(study.size());
    try (ConsoleProgress progress = ConsoleProgress.of("Exploring", points)) {
      return exploration.run(runner, progress);
    }
  }
}
