package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.model.Design;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fault in the RTL is found by the comparison with the simulator. Each is a model to build. */
class PlantedFaultTest {
  private static final AcceleratorConfig CONFIG = AcceleratorConfig.ofParallelism(16);
  private static final int NETWORKS = 20;
  private static final long SEED = 5;

  /** Something that a designer might get wrong. */
  private enum Fault {
    MASK_OFF_BY_ONE_COLUMN(
        "assign step_columnsInside = held_columnsInside;",
        "assign step_columnsInside = held_columnsInside | 3'h4;"),
    MISSING_HALO_ROW(
        "assign step_rowsInside = held_rowsInside;",
        "assign step_rowsInside = held_rowsInside & 3'h3;"),
    DROPPED_MEMBRANE_RESET(
        "(register_\\d+) <= _\\w+ \\? \\(softReset \\? \\w+\\[17:0\\] : 18'h0\\) : (register_\\d+);",
        "$1 <= $2;"),
    LATE_SWAP(
        "wave_reg_0_7 <= wave_reg_0_6;", "begin wave_reg_0_7 <= late; late <= wave_reg_0_6; end");

    private final Pattern right;
    private final String wrong;

    Fault(String right, String wrong) {
      this.right = Pattern.compile(right.contains("\\") ? right : Pattern.quote(right));
      this.wrong = wrong;
    }

    Design plant(Design design) {
      Design mutant =
          new Design(
              design.top(),
              design.ports(),
              design.sources().stream()
                  .map(source -> new Design.Source(source.name(), plant(source.text())))
                  .toList());
      assertThat(mutant).as("%s is planted", this).isNotEqualTo(design);
      return mutant;
    }

    private String plant(String text) {
      String changed = right.matcher(text).replaceAll(wrong);
      return this == LATE_SWAP
          ? changed.replaceFirst("(module TileLoader\\([^;]*;)", "$1 reg late;")
          : changed;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MASK_OFF_BY_ONE_COLUMN", "DROPPED_MEMBRANE_RESET"})
  void aPlantedFaultIsFound(Fault fault) {
    assertFound(fault);
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSING_HALO_ROW", "LATE_SWAP"})
  @EnabledIfSystemProperty(named = "firefly.soak", matches = "true")
  void moreFaultsAreFound(Fault fault) {
    assertFound(fault);
  }

  private static void assertFound(Fault fault) {
    Design mutant = fault.plant(RtlSystem.design(CONFIG));
    SimulationOptions options = SimulationOptions.DEFAULT.withCycleLimit(100_000_000);
    try (RtlSystem system =
        RtlSystem.of(mutant, CONFIG, Systems.MEMORY_BYTES, AxiTiming.IDEAL, options)) {
      assertThatThrownBy(() -> runNetworks(system))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("layer");
    }
  }

  private static void runNetworks(RtlSystem system) throws InterruptedException {
    for (long seed = SEED; seed < SEED + NETWORKS; seed++) {
      NetworkRequest request = NetworkRequest.any(CONFIG, 2, 3, 20_000);
      Block.of(RandomNetworks.draw(request, seed)).runAndCompare(system, 0, "seed " + seed);
    }
  }
}
