package org.firefly.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnergyModelsTest {
  private static final String COMPLETE =
      "name=mine\nsource=me\nmacPicojoules=2\nacPicojoules=1\nmembraneUpdatePicojoules=0.5\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("model.properties"), text);
  }

  @Test
  void everyPresetHasItsOwnName() {
    assertThat(EnergyModels.names())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(EnergyModels.find(name).name()).isEqualTo(name));
  }

  @Test
  void addsWhatEachOperationCosts() throws IOException {
    EnergyEstimate estimate =
        EnergyModels.find(file(COMPLETE).toString()).estimate(1000, 3000, 2000);
    assertThat(estimate.estimatedNanojoulesPerSample()).isCloseTo(6, within(1e-12));
    assertThat(estimate.model()).isEqualTo("mine");
    assertThat(estimate.source()).isEqualTo("me");
  }

  @ParameterizedTest
  @CsvSource({
    "source=me, lacks the key source",
    "acPicojoules=1, lacks the key acPicojoules",
  })
  void namesTheKeyThatIsMissing(String line, String part) throws IOException {
    String file = file(COMPLETE.replace(line + "\n", "")).toString();
    assertThatThrownBy(() -> EnergyModels.find(file))
        .isInstanceOf(FiguresException.class)
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @CsvSource({"two, which is no number", "-2, at least 0", "NaN, at least 0"})
  void refusesWhatIsNoEnergy(String value, String part) throws IOException {
    String file = file(COMPLETE.replace("macPicojoules=2", "macPicojoules=" + value)).toString();
    assertThatThrownBy(() -> EnergyModels.find(file))
        .isInstanceOf(FiguresException.class)
        .hasMessageContaining(part)
        .hasMessageContaining("macPicojoules");
  }

  @Test
  void namesTheKnownModels() {
    assertThatThrownBy(() -> EnergyModels.find("nobody"))
        .isInstanceOf(FiguresException.class)
        .hasMessageContaining("horowitz-45nm-int8");
  }
}
