package org.firefly.cosimulation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCacheTest {
  private static final BuildCache.FileName NAME = new BuildCache.FileName("model", ".so");

  @TempDir private Path folder;
  private final AtomicInteger builds = new AtomicInteger();

  private Path countedBuild(Path work) throws IOException {
    builds.incrementAndGet();
    return Files.writeString(work.resolve("result"), "built");
  }

  @Test
  void buildsEqualInputsOnce() {
    BuildCache cache = new BuildCache(folder);
    Path first = cache.get(NAME, List.of("a", "b"), this::countedBuild);
    Path second = new BuildCache(folder).get(NAME, List.of("a", "b"), this::countedBuild);
    assertThat(second).isEqualTo(first).hasContent("built");
    assertThat(builds).hasValue(1);
  }

  @Test
  void buildsDifferentInputsApart() {
    BuildCache cache = new BuildCache(folder);
    assertThat(
            Stream.of(List.of("a", "b"), List.of("ab"), List.of("a", "c"), List.of("b", "a"))
                .map(inputs -> cache.get(NAME, inputs, this::countedBuild)))
        .doesNotHaveDuplicates();
    assertThat(builds).hasValue(4);
  }

  @Test
  void aFileThatIsNoLongerWholeIsBuiltAgain() throws IOException {
    BuildCache cache = new BuildCache(folder);
    Path file = cache.get(NAME, List.of("a"), this::countedBuild);
    for (String damaged : List.of("bui", "Built", "")) {
      Files.writeString(file, damaged);
      assertThat(cache.get(NAME, List.of("a"), this::countedBuild)).hasContent("built");
    }
    assertThat(builds).hasValue(4);
  }

  @Test
  void threadsWaitForTheOneThatBuilds() {
    BuildCache cache = new BuildCache(folder);
    List<Path> paths =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> cache.get(NAME, List.of("same"), this::countedBuild))
            .toList();
    assertThat(paths).containsOnly(paths.get(0));
    assertThat(builds).hasValue(1);
  }

  @Test
  void aFailedBuildLeavesNothingAndIsTriedAgain() {
    BuildCache cache = new BuildCache(folder);
    assertThatThrownBy(
            () ->
                cache.get(
                    NAME,
                    List.of("a"),
                    work -> {
                      Files.writeString(work.resolve("half"), "half");
                      throw new CosimulationException("refused");
                    }))
        .hasMessage("refused");
    assertThat(folder).isDirectoryNotContaining(file -> !file.toString().endsWith(".lock"));
    assertThat(cache.get(NAME, List.of("a"), this::countedBuild)).hasContent("built");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> new BuildCache(file).get(NAME, List.of("a"), this::countedBuild))
        .isInstanceOf(CosimulationException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("set FIREFLY_CACHE");
  }
}
