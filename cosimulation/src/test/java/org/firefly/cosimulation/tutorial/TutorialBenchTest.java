package org.firefly.cosimulation.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.cosimulation.bench.Seed;
import org.junit.jupiter.api.Test;

/** Holds the test bench of docs/hdl-tutorial.md to what compiles and runs. */
class TutorialBenchTest {
  private static final Path PAGE = Path.of("..", "docs", "hdl-tutorial.md");
  private static final Path CODE =
      Path.of("src/test/java/org/firefly/cosimulation/tutorial/QueueBench.java");

  @Test
  void pageShowsTheCodeThatIsCompiled() throws IOException {
    String source = Files.readString(CODE);
    String fromClass = source.substring(source.indexOf("/**"));
    assertThat(Files.readString(PAGE)).contains("```java\n" + fromClass + "```");
  }

  @Test
  void theBenchRuns() {
    new QueueBench().run(Seed.of("tutorial"));
  }
}
