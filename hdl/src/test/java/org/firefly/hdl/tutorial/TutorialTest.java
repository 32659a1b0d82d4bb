package org.firefly.hdl.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.hdl.Hardware.uint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.testing.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docs/hdl-tutorial.md to what compiles and to what the tools make of it. */
class TutorialTest {
  private static final Path PAGE = Path.of("..", "docs", "hdl-tutorial.md");
  private static final Path CODE = Path.of("src/test/java/org/firefly/hdl/tutorial");

  private static List<String> blocks(String language) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    return matcher.results().map(result -> result.group(1)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Counter", "Fifo", "Mac"})
  void pageShowsTheCodeThatIsCompiled(String name) throws IOException {
    String source = Files.readString(CODE.resolve(name + ".java"));
    String fromClass = source.substring(source.indexOf("/**"));
    assertThat(blocks("java")).contains(fromClass);
  }

  @Test
  void pageShowsTheFirrtlOfTheCounter() throws IOException {
    String text = Elaboration.of(new Counter()).firrtl().replaceAll(" @\\[[^]]*]", "");
    assertThat(blocks("firrtl")).containsExactly(text);
  }

  @Test
  void pageShowsTheSystemVerilogOfTheCounter() throws IOException {
    String text = Elaboration.of(new Counter()).toSystemVerilog().files().get("Counter.sv");
    assertThat(blocks("systemverilog"))
        .containsExactly(text.substring(text.indexOf('\n') + 1).strip() + "\n");
  }

  @Test
  void counterIsClean() {
    Tools.lint(Elaboration.of(new Counter()));
    Tools.check(Elaboration.of(new Counter()));
  }

  @Test
  void fifoIsClean() {
    Tools.lint(Elaboration.of(new Fifo<>(uint(8), 4)));
    Tools.check(Elaboration.of(new Fifo<>(uint(8), 4)));
  }

  @Test
  void macIsClean() {
    Tools.lint(Elaboration.of(new Mac(8, 20)));
    Tools.check(Elaboration.of(new Mac(8, 20)));
  }
}
