package org.firefly.testing.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.testing.ScnnSeven;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
  private static Cell cell(LayerShape shape, OffsetClass offset, ResetKind reset, BatchFill fill) {
    return new Cell(16, shape, 1, offset, reset, fill, StepClass.FEW);
  }

  @Test
  void onlyCombinationsThatCanExistAreCells() {
    // Window: 2 strides x 4 offsets; two packed kinds; 4 resets, 3 fills and 3 classes of T each.
    assertThat(Cell.all(16)).hasSize((2 * 4 + 2) * 36).doesNotHaveDuplicates();
    assertThat(Cell.all(16))
        .noneMatch(cell -> cell.shape() != LayerShape.WINDOW && cell.stride() == 2)
        .noneMatch(
            cell -> (cell.shape() == LayerShape.WINDOW) == (cell.offset() == OffsetClass.NONE));
  }

  @Test
  void eachLayerCountsForTheCellOfItsNetworkAndBlock() {
    Coverage coverage = new Coverage(List.of(16));
    coverage.record(ScnnSeven.network(AcceleratorConfig.ofParallelism(16), 8), 3);
    Cell convolution =
        cell(LayerShape.WINDOW, OffsetClass.NATIVE, ResetKind.HARD, BatchFill.PARTIAL);
    Cell readout = cell(LayerShape.LINEAR, OffsetClass.NONE, ResetKind.READOUT, BatchFill.PARTIAL);
    assertThat(coverage.count(convolution)).isEqualTo(6);
    assertThat(coverage.count(readout)).isEqualTo(1);
    assertThat(coverage.missing())
        .hasSize(Cell.all(16).size() - 2)
        .doesNotContain(convolution, readout);
  }

  @Test
  void featuresAreCountedPerLayer() {
    Coverage coverage = new Coverage(List.of(16));
    coverage.record(ScnnSeven.network(AcceleratorConfig.ofParallelism(16), 1), 1);
    assertThat(coverage.count(Feature.POOL)).isEqualTo(3);
    assertThat(coverage.count(Feature.MANY_OUTPUTS)).isEqualTo(1);
    assertThat(coverage.missingFeatures())
        .contains(Feature.DECAY, Feature.LATE, Feature.STRIPS, Feature.STREAMED);
  }

  @Test
  void theTableShowsCountsAndNamesWhatIsMissing() {
    Coverage coverage = new Coverage(List.of(16));
    coverage.record(ScnnSeven.network(AcceleratorConfig.ofParallelism(16), 1), 1);
    assertThat(coverage.toMarkdown().lines())
        .startsWith("1 networks, 7 layers; 2 of 360 cells hit.")
        .contains("| 16 | WINDOW | 1 | NATIVE | HARD | 0 | 6 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |")
        .contains("| pooling | 3 |")
        .contains("- not hit: P 16, WINDOW, stride 2, offset FAR, reset SOFT, N PARTIAL, T MANY")
        .contains("- not hit: decay");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -1, NATIVE",
    "-1, 0, NEGATIVE",
    "7, -7, NEGATIVE",
    "0, 0, POSITIVE",
    "7, 0, POSITIVE",
    "8, 0, FAR",
    "-1, -8, FAR",
    "-16, 15, FAR"
  })
  void offsetsFallIntoClasses(int y, int x, OffsetClass expected) {
    assertThat(OffsetClass.of(y, x)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, ONE", "8, 8, FULL", "1, 2, PARTIAL", "7, 8, PARTIAL"})
  void blocksFallIntoClasses(int samples, int batch, BatchFill expected) {
    assertThat(BatchFill.of(samples, batch)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, ONE", "2, FEW", "4, FEW", "5, MANY", "8, MANY"})
  void timeStepsFallIntoClasses(int timeSteps, StepClass expected) {
    assertThat(StepClass.of(timeSteps)).isEqualTo(expected);
  }
}
