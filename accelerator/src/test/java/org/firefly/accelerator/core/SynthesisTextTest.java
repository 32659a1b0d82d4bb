package org.firefly.accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firefly.accelerator.primitive.Dsp48e2;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.board.Boards;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.SystemVerilog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What synthesis refuses, or makes something else of, does not stand in the text (UG901). */
class SynthesisTextTest {
  /** A port with dimensions on both sides of its name, which not every tool takes. */
  private static final Pattern UNPACKED_PORT =
      Pattern.compile(
          "(?m)^\\s*(?:input|output)\\b[^,;)\\n]*\\w\\s*\\[[^\\]\\n]*\\]\\s*[,;)]?\\s*$");

  /** UltraRAM has no initial content on UltraScale+, so nothing here relies on any. */
  private static final Pattern INITIAL = Pattern.compile("\\binitial\\b|\\$readmem");

  /** An array, with the attribute in front of it if there is one. */
  private static final Pattern ARRAY =
      Pattern.compile(
          "(?m)^(.*?)\\breg\\b\\s*(?:\\[[^\\]\\n]*\\]\\s*)?\\w+\\s*\\[[^\\]\\n]*\\]\\s*;");

  /** What only a simulation that asks for it sees. */
  private static final Pattern SIMULATION =
      Pattern.compile("(?s)`ifdef FIREFLY_RANDOM_MEMORIES\\n.*?`endif\\n");

  private static final Pattern RESET = Pattern.compile("\\breset\\b|\\brst\\b");

  static Stream<String> subjects() {
    return Stream.concat(Boards.names().stream(), Blocks.names().stream());
  }

  private static SystemVerilog generated(String subject) {
    Elaboration elaboration =
        Boards.names().contains(subject)
            ? Elaboration.of(new FireFly(Boards.find(subject).config()))
            : Blocks.elaborate(subject, AcceleratorConfig.ofParallelism(16));
    return elaboration.toSystemVerilogPerModule().withoutSource(Dsp48e2.MODEL_FILE);
  }

  private static boolean hasUnpackedPort(String text) {
    return UNPACKED_PORT.matcher(text).find();
  }

  private static boolean hasInitialContent(String text) {
    return INITIAL.matcher(SIMULATION.matcher(text).replaceAll("")).find();
  }

  /**
   * Whether an array would not become a memory: without ram_style the tool decides, and content
   * that is reset needs flip-flops.
   */
  private static boolean dissolves(String text) {
    List<String> arrays = ARRAY.matcher(text).results().map(array -> array.group(1)).toList();
    boolean unmarked = arrays.stream().anyMatch(before -> !before.contains("ram_style"));
    return unmarked || !arrays.isEmpty() && RESET.matcher(text).find();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void theTextKeepsTheRules(String subject) {
    assertThat(generated(subject).allFiles())
        .allSatisfy(
            (file, text) -> {
              assertThat(hasUnpackedPort(text)).as("%s has unpacked ports", file).isFalse();
              assertThat(hasInitialContent(text)).as("%s has initial content", file).isFalse();
              assertThat(dissolves(text)).as("memories of %s dissolve", file).isFalse();
            });
  }

  @Test
  void aWholeCoreHasMemoriesOfBothTemplates() {
    assertThat(generated(Boards.names().get(0)).externalSources().values())
        .filteredOn(text -> ARRAY.matcher(text).find())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"  input [7:0] words [0:3],", "  output reg [7:0] words [3:0]", "  input x [2];"})
  void anUnpackedPortIsFound(String text) {
    assertThat(hasUnpackedPort(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"  initial words[0] = 0;", "  $readmemh(\"words.hex\", words);"})
  void initialContentIsFound(String text) {
    assertThat(hasInitialContent(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  reg [7:0] words [0:15];",
        "  (* keep = 1 *) reg words [0:15];",
        "  (* ram_style = \"block\" *) reg [7:0] words [0:15];\n  if (reset) words[0] <= 0;"
      })
  void aMemoryThatDissolvesIsFound(String text) {
    assertThat(dissolves(text)).isTrue();
  }
}
