package org.firefly.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.host.file.HostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClassificationTest {
  @Test
  void sharesCountEqualPlaces() {
    assertThat(Classification.equalShare(new int[] {1, 2, 3, 4}, new int[] {1, 2, 3, 0}))
        .isEqualTo(0.75);
    assertThat(Classification.equalShare(new int[0], new int[0])).isZero();
    assertThat(Classification.classesOf(new int[][] {{1, 0}, {-3, -2}})).containsExactly(0, 1);
  }

  @Test
  void labelsOfAllClassesAreTaken() {
    assertThatCode(() -> Classification.requireClasses(new int[] {0, 9}, 10))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"-1", "10"})
  void aLabelOfNoClassIsToldWithItsSample(int label) {
    assertThatThrownBy(() -> Classification.requireClasses(new int[] {3, label}, 10))
        .isInstanceOf(HostException.class)
        .hasMessageStartingWith("The label of sample 1 is " + label)
        .hasMessageContaining("has 10 classes, 0 to 9;");
  }
}
