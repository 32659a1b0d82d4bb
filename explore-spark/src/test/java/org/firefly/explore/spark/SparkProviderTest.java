package org.firefly.explore.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.firefly.explore.stage.Subjects;
import org.firefly.explore.study.StudyException;
import org.firefly.explore.study.StudyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkProviderTest {
  private static final String STUDY =
      """
      networks: 8x8-16c3-10
      targets: kv260
      timeSteps: [1, 2]
      """;

  @TempDir private Path folder;
  private ClusterStudy study;

  @BeforeEach
  void writeStudy() throws IOException {
    study = ClusterStudy.write(folder, 4, 8, STUDY);
  }

  @Test
  void executorsInThisProcessFindTheSame() throws Exception {
    study.here("here");
    study.there("local[2]", "there", runner -> runner);
    study.assertSame("there", "here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense              | Could not parse Master URL: 'nonsense'
          local[x]              | local[x]
          spark://host          | 'host' is no HOST:PORT
          spark://host:1,b:port | 'b:port' is no HOST:PORT
          spark://host:70000    | 'host:70000' is no HOST:PORT
          spark://no.invalid:77 | unknown host
          """)
  void whatIsNoMasterGetsASentence(String url, String reason) {
    assertThatThrownBy(() -> study.there(url, "there", runner -> runner))
        .isInstanceOf(StudyException.class)
        .hasMessageStartingWith("No Spark answers at '" + url + "' (")
        .hasMessageContaining(reason)
        .hasMessageEndingWith("; name a master such as local[2] or spark://HOST:7077.");
  }

  @Test
  void aPortWithoutAListenerIsNamedAtOnce() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    String url = "spark://127.0.0.1:" + port;
    assertThatThrownBy(() -> study.there(url, "there", runner -> runner))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("Connection refused");
  }

  @Test
  void aWorkerWithOtherSamplesRefusesToWork() throws Exception {
    try (Subjects subjects = Subjects.open(StudyFile.read(study.file()))) {
      ClusterStudy.write(folder, 5, 8, STUDY);
      try (var cluster = new SparkProvider().open("local[1]", study.file(), subjects)) {
        assertThatThrownBy(() -> study.run(subjects, "there", cluster))
            .isInstanceOf(StudyException.class)
            .hasMessageStartingWith(
                "A task of the study failed on Spark, and what others found is kept: The worker has"
                    + " other networks, samples or another FireFly than the command; let "
                    + study.file());
      }
    }
  }
}
