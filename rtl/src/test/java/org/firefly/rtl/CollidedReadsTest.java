package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.testing.random.NetworkRequest;
import org.firefly.testing.random.RandomNetworks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A block memory gives an undefined word where the word that is being written is read (AMD UG901,
 * attribute RW_ADDR_COLLISION). The core does read such words, so none of them may matter.
 */
class CollidedReadsTest {
  private static final String MEMORY = "firefly_block_ram.v";
  private static final String READ = "if (read_enable) read_data <= words[read_address];";
  private static final AcceleratorConfig CONFIG = Systems.small();
  private static final int INVERT = 1;
  private static final int STOP = 2;
  private static final int NETWORKS = 10;
  private static final long SEED = 11;

  private static Design design;

  @BeforeAll
  static void poison() {
    Design healthy = Fault.withSelector(RtlSystem.design(CONFIG));
    List<Design.Source> sources =
        healthy.sources().stream()
            .map(source -> source.name().equals(MEMORY) ? poisoned(source) : source)
            .toList();
    design = healthy.withSources(sources);
  }

  /** The memory, which inverts collided words or stops at the first, as the selector says. */
  private static Design.Source poisoned(Design.Source memory) {
    assertThat(memory.text()).contains(READ);
    String selector = RtlSystem.design(CONFIG).top() + "." + Fault.SELECTOR;
    String read =
        """
        if (read_enable)
              read_data <= words[read_address]
                  ^ {WIDTH{collision && %1$s == %2$d}};
            if (%1$s == %3$d) no_collision: assert(!collision);
        """
            .formatted(selector, INVERT, STOP);
    String collision =
        """
          wire collision = read_enable && write_enable && read_address == write_address;
          always @(posedge clock) begin"""
            .indent(2);
    return new Design.Source(
        memory.name(),
        memory.text().replace(READ, read).replace("always @(posedge clock) begin", collision));
  }

  @Test
  void noResultDependsOnAWordThatIsReadWhileItIsWritten() throws InterruptedException {
    runNetworks(INVERT);
  }

  @Test
  void suchWordsAreRead() {
    assertThatThrownBy(() -> runNetworks(STOP))
        .isInstanceOf(CosimulationException.class)
        .hasMessageContaining("no_collision");
  }

  private static void runNetworks(int choice) throws InterruptedException {
    try (RtlSystem system =
        RtlSystem.of(
            design, CONFIG, Systems.MEMORY_BYTES, AxiTiming.IDEAL, PlantedFaultTest.OPTIONS)) {
      system.simulation().poke(Fault.SELECTOR, choice);
      for (long seed = SEED; seed < SEED + NETWORKS; seed++) {
        NetworkRequest request = NetworkRequest.any(CONFIG, 2, 3, 20_000);
        Block.of(RandomNetworks.draw(request, seed)).runAndCompare(system, 0, "seed " + seed);
      }
    }
  }
}
