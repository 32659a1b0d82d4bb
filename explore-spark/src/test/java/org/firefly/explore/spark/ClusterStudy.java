package org.firefly.explore.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.firefly.explore.run.ClusterRunner;
import org.firefly.explore.run.Counts;
import org.firefly.explore.run.Exploration;
import org.firefly.explore.run.Finding;
import org.firefly.explore.run.LocalRunner;
import org.firefly.explore.run.Results;
import org.firefly.explore.run.WorkRunner;
import org.firefly.explore.stage.Laboratory;
import org.firefly.explore.stage.Subjects;
import org.firefly.explore.study.Study;
import org.firefly.explore.study.StudyFile;
import org.firefly.explore.table.Table;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.runtime.ProgressListener;

/**
 * A study with random samples, and running it here and there.
 *
 * @param folder of its file, its samples and its results
 */
record ClusterStudy(Path folder) {
  private static final int CLASSES = 10;

  /**
   * Writes a study of one network.
   *
   * @param size of its maps
   * @param more lines of the file
   */
  static ClusterStudy write(Path folder, int images, int size, String more) throws IOException {
    Random random = new Random(1);
    byte[] pixels = new byte[images * 3 * size * size];
    random.nextBytes(pixels);
    NpyWriter.write(
        folder.resolve("x.npy"), NpyArray.of(NpyType.INT8, pixels, images, 3, size, size));
    int[] labels = random.ints(images, 0, CLASSES).toArray();
    NpyWriter.write(folder.resolve("y.npy"), NpyArray.of(labels, images));
    Files.writeString(folder.resolve("study.yaml"), "data: x.npy\nlabels: y.npy\n" + more);
    return new ClusterStudy(folder);
  }

  Path file() {
    return folder.resolve("study.yaml");
  }

  /** Runs it in this process; the results get a folder of that name. */
  Counts here(String results) throws IOException, InterruptedException {
    try (Subjects subjects = Subjects.open(StudyFile.read(file()))) {
      return run(subjects, results, new LocalRunner(new Laboratory(subjects), 2));
    }
  }

  /**
   * Runs it on Spark.
   *
   * @param change of the runner before it runs
   */
  Counts there(String master, String results, UnaryOperator<WorkRunner> change)
      throws IOException, InterruptedException {
    try (Subjects subjects = Subjects.open(StudyFile.read(file()));
        ClusterRunner cluster = new SparkProvider().open(master, file(), subjects)) {
      return run(subjects, results, change.apply(cluster));
    }
  }

  /** Runs it with what was opened before. */
  Counts run(Subjects subjects, String results, WorkRunner runner)
      throws IOException, InterruptedException {
    Path place = folder.resolve(results);
    Study study = StudyFile.read(file());
    Exploration exploration =
        new Exploration(study, subjects, new Results(place.resolve("stages")));
    List<Finding> findings = exploration.run(runner, ProgressListener.NONE);
    Table table = Table.of(study, findings);
    table.writeParquet(place.resolve("results.parquet"));
    table.writeCsv(place.resolve("results.csv"));
    return exploration.counts();
  }

  /** Demands that two runs wrote the same bytes. */
  void assertSame(String results, String others) {
    for (String name : List.of("results.csv", "results.parquet")) {
      assertThat(folder.resolve(results).resolve(name))
          .hasSameBinaryContentAs(folder.resolve(others).resolve(name));
    }
  }
}
