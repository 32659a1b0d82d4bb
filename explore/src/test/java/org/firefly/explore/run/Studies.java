package org.firefly.explore.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.firefly.explore.stage.Laboratory;
import org.firefly.explore.stage.Subjects;
import org.firefly.explore.study.Study;
import org.firefly.explore.study.StudyFile;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;
import org.firefly.runtime.ProgressListener;

/** Small studies with random samples, for tests. */
public final class Studies {
  /** Samples of the data. */
  public static final int IMAGES = 6;

  private static final int CLASSES = 5;

  private Studies() {}

  /** Writes a study with data and labels and reads it. */
  public static Study read(Path folder, String text) throws IOException {
    Random random = new Random(1);
    byte[] pixels = new byte[IMAGES * 3 * 8 * 8];
    random.nextBytes(pixels);
    NpyWriter.write(folder.resolve("x.npy"), NpyArray.of(NpyType.INT8, pixels, IMAGES, 3, 8, 8));
    int[] labels = random.ints(IMAGES, 0, CLASSES).toArray();
    NpyWriter.write(folder.resolve("y.npy"), NpyArray.of(labels, IMAGES));
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, "data: x.npy\nlabels: y.npy\n" + text);
    return StudyFile.read(file);
  }

  /** What running a study gave. */
  public record Ran(List<Finding> findings, Counts counts) {}

  /** Runs a study in some threads with the results of a folder. */
  public static Ran run(Study study, Path stages, int threads)
      throws IOException, InterruptedException {
    try (Subjects subjects = Subjects.open(study)) {
      return run(study, subjects, stages, new LocalRunner(new Laboratory(subjects), threads));
    }
  }

  /** Runs a study by some runner. */
  public static Ran run(Study study, Subjects subjects, Path stages, WorkRunner runner)
      throws IOException, InterruptedException {
    Exploration exploration = new Exploration(study, subjects, new Results(stages));
    List<Finding> findings = exploration.run(runner, ProgressListener.NONE);
    return new Ran(findings, exploration.counts());
  }
}
