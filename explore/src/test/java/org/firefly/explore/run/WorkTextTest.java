package org.firefly.explore.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.firefly.explore.stage.Laboratory;
import org.firefly.explore.stage.Outcome;
import org.firefly.explore.stage.Subjects;
import org.firefly.explore.stage.Work;
import org.firefly.explore.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTextTest {
  private static final String STUDY =
      """
      networks: 8x8-16c3-20c3-p2-5
      targets: [kv260, zcu104]
      timeSteps: [2, 3]
      batch: [1, 4]
      """;

  @TempDir private Path folder;

  @Test
  void workAndWhatItFindsComeBackAsTheyWere() throws Exception {
    Study study = Studies.read(folder, STUDY);
    try (Subjects subjects = Subjects.open(study)) {
      Laboratory laboratory = new Laboratory(subjects);
      WorkRunner throughText =
          (work, taker) -> {
            assertThat(work).isNotEmpty();
            for (Work piece : work) {
              Work read = WorkText.work(WorkText.of(piece));
              assertThat(read).isEqualTo(piece);
              Outcome found = laboratory.run(read, 1);
              Outcome back = WorkText.outcome(WorkText.of(found));
              assertThat(back).isEqualTo(found);
              taker.take(back);
            }
          };
      Studies.Ran ran = Studies.run(study, subjects, folder.resolve("text"), throughText);
      assertThat(ran.findings())
          .isEqualTo(Studies.run(study, folder.resolve("direct"), 1).findings());
    }
  }

  @Test
  void otherTextsAreNoWork() {
    assertThatThrownBy(() -> WorkText.work("{\"steps\": 3}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The text is that of no work.");
    assertThatThrownBy(() -> WorkText.outcome("{\"results\":"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The text is that of no outcome.");
  }
}
