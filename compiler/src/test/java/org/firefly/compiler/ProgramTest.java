package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.MemoryRegion;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.network.NetworkString;
import org.junit.jupiter.api.Test;

/** A whole network as a program: SCNN-7 of the FireFly paper. */
class ProgramTest {
  private static final String SCNN_7 = "32x32-16c3-64c3-p2-128c3-128c3-p2-256c3-256c3-p2-512c3-10";

  private static Compilation compile() {
    return Compiler.compile(
        NetworkString.parse(SCNN_7).toNetwork(1),
        CompilerOptions.of(AcceleratorConfig.ofParallelism(16))
            .withTimeSteps(4)
            .withBatch(8)
            .withInput(Input.ofScale(1 / 255.0)));
  }

  @Test
  void theFirstLayerRunsOnTheHostAndSevenOnTheAccelerator() {
    Compilation compilation = compile();
    Program program = compilation.program();
    assertThat(program.layers()).hasSize(7);
    assertThat(program.batch()).isEqualTo(8);
    assertThat(compilation.explain())
        .extracting(LayerExplanation::place)
        .startsWith(LayerExplanation.Place.HOST, LayerExplanation.Place.ACCELERATOR);
    assertThat(compilation.explain())
        .extracting(layer -> layer.schedule().map(LayerExplanation.Schedule::tiles).orElse(0))
        .containsExactly(0, 4, 32, 64, 128, 256, 512, 57);
    assertThat(program.layers().get(0).denseOperations()).isEqualTo(16L * 64 * 9 * 32 * 32);
  }

  @Test
  void regionsFollowEachOtherWithoutOverlap() {
    Program program = compile().program();
    List<MemoryRegion> regions = program.regions();
    for (int i = 1; i < regions.size(); i++) {
      long gap = regions.get(i).offset() - regions.get(i - 1).end();
      assertThat(gap).as(regions.get(i).name()).isBetween(0L, 63L);
      assertThat(regions.get(i).offset() % AcceleratorConfig.ALIGNMENT_BYTES).isZero();
    }
    assertThat(program.image().length).isLessThan((int) program.memoryBytes());
  }

  @Test
  void compilingTwiceGivesTheSameBytes() {
    assertThat(compile().program().image()).isEqualTo(compile().program().image());
  }
}
