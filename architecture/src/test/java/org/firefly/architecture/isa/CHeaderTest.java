package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CHeaderTest {
  private static final long SEED = Long.getLong("firefly.seed", 20_261_130);

  @TempDir private Path folder;

  /** A C program that takes apart what the tables of this module have put together. */
  @Test
  void aProgramInCReadsEveryField() throws IOException, InterruptedException {
    System.out.println("CHeaderTest: -Dfirefly.seed=" + SEED);
    Random random = new Random(SEED);
    List<String> prints = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    for (RegisterField field : RegisterField.values()) {
      int word = random.nextInt();
      prints.add("FIREFLY_GET(0x%08Xu, FIREFLY_%s)".formatted(word, field.name()));
      expected.add(field.bits().of(word));
    }
    for (DescriptorField field : DescriptorField.values()) {
      long value = random.nextLong() & field.max();
      int[] words = new int[DescriptorField.WORDS];
      field.insert(words, value);
      String name = "FIREFLY_DESCRIPTOR_" + field.name();
      String array =
          Arrays.stream(words).mapToObj(w -> "0x%XU".formatted(w)).collect(Collectors.joining(","));
      prints.add("FIREFLY_GET(((uint32_t[]) {%s})[%s_WORD], %s)".formatted(array, name, name));
      expected.add(value);
    }
    for (Register register : Register.values()) {
      prints.add("FIREFLY_REG_" + register.name());
      expected.add((long) register.offset());
    }
    for (MembraneReset reset : MembraneReset.values()) {
      prints.add("FIREFLY_RESET_" + reset.name());
      expected.add((long) reset.code());
    }
    for (NeuronParameter parameter : NeuronParameter.values()) {
      prints.add("FIREFLY_PARAMETER_" + parameter.name());
      expected.add((long) parameter.ordinal());
    }
    for (CoreError error : CoreError.values()) {
      prints.add("FIREFLY_ERROR_" + error.name());
      expected.add((long) error.ordinal());
    }
    assertThat(run(prints)).isEqualTo(expected);
  }

  @Test
  void anEntryOfAPassTableIsMadeInC() throws IOException, InterruptedException {
    Pass pass = new Pass(513, -16, 15, false, true);
    String put =
        "FIREFLY_PUT(FIREFLY_PASS_SOURCE, 513) | FIREFLY_PUT(FIREFLY_PASS_OFFSET_Y, -16)"
            + " | FIREFLY_PUT(FIREFLY_PASS_OFFSET_X, 15) | FIREFLY_PUT(FIREFLY_PASS_LAST, 1)";
    assertThat(run(List.of(put))).containsExactly(Integer.toUnsignedLong(pass.encode()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c99", "c11", "c++11", "c++17"})
  void theHeaderIsAcceptedWithoutAWarning(String standard)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(CHeader.FILE_NAME), CHeader.text());
    String language = standard.startsWith("c++") ? "c++" : "c";
    Path unit = Files.writeString(folder.resolve("unit.c"), "#include \"firefly.h\"\n");
    call(
        "gcc",
        "-std=" + standard,
        "-x",
        language,
        "-Wall",
        "-Wextra",
        "-Wpedantic",
        "-Werror",
        "-fsyntax-only",
        unit.toString());
  }

  private List<Long> run(List<String> values) throws IOException, InterruptedException {
    Files.writeString(folder.resolve(CHeader.FILE_NAME), CHeader.text());
    String body =
        IntStream.range(0, values.size())
            .mapToObj(i -> "  printf(\"%lu\\n\", (unsigned long) (" + values.get(i) + "));\n")
            .collect(Collectors.joining());
    Path source = folder.resolve("print.c");
    Files.writeString(
        source,
        "#include <stdio.h>\n#include \"firefly.h\"\nint main(void) {\n"
            + body
            + "  return 0;\n}\n");
    Path program = folder.resolve("print");
    call("gcc", "-std=c99", "-Werror", source.toString(), "-o", program.toString());
    return call(program.toString()).lines().map(Long::valueOf).toList();
  }

  private String call(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
