package org.firefly.explore.spark;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import org.firefly.explore.run.WorkText;
import org.firefly.explore.stage.Keys;
import org.firefly.explore.stage.Laboratory;
import org.firefly.explore.stage.Subjects;
import org.firefly.explore.study.StudyException;
import org.firefly.explore.study.StudyFile;

/**
 * Opens a study in whatever process it arrives, once, and does work of it. Samples stay open as
 * long as the process lives.
 */
final class RemoteLaboratory implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final String study;
  private final String subjects;
  private transient Laboratory opened;

  /**
   * A laboratory that is not open yet.
   *
   * @param study absolute path of the study's file
   * @param subjects digest of what the study has to name there, by {@link Keys#subjects}
   */
  RemoteLaboratory(String study, String subjects) {
    this.study = study;
    this.subjects = subjects;
  }

  /** Does work, as text, and gives the text of its outcome. */
  String run(String work) throws IOException, InterruptedException {
    return WorkText.of(laboratory().run(WorkText.work(work), 1));
  }

  private synchronized Laboratory laboratory() throws IOException {
    if (opened == null) {
      Subjects here = Subjects.open(StudyFile.read(Path.of(study)));
      if (!new Keys(here).subjects().equals(subjects)) {
        here.close();
        throw new StudyException(
            "The worker has other networks, samples or another FireFly than the command; let "
                + study
                + " and what it names be the same on all machines.");
      }
      opened = new Laboratory(here);
    }
    return opened;
  }
}
