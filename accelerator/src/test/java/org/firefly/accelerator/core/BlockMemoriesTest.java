package org.firefly.accelerator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.BlockMemories;
import org.firefly.architecture.board.Boards;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.tree.Definition;
import org.firefly.hdl.tree.Definition.ExternalDefinition;
import org.firefly.hdl.tree.Definition.ModuleDefinition;
import org.firefly.hdl.tree.Definition.Parameter;
import org.firefly.hdl.tree.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The count of block memories against what the hardware has and what Yosys makes of it. */
class BlockMemoriesTest {
  private static final long SEED = Long.getLong("firefly.seed", 35);

  /** Yosys 0.23, whole cores (scripts/core-resources), and a ring of 128 tiles on the KV260. */
  @ParameterizedTest
  @CsvSource({
    "ultra96v2, 64, 108.5, 0",
    "kv260, 64, 89, 16",
    "zcu104, 64, 149, 16",
    "kv260, 128, 152, 16"
  })
  void presetsTakeWhatYosysFinds(String board, int ringTiles, double ramb36, int urams) {
    AcceleratorConfig config =
        Boards.find(board).config().with(Setting.WEIGHT_RING_TILES, ringTiles);
    assertThat(BlockMemories.of(config)).isEqualTo(new BlockMemories(ramb36, urams));
  }

  @Test
  void theMemoriesAreThoseOfTheHardware() {
    System.out.println("BlockMemoriesTest: -Dfirefly.seed=" + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 6; i++) {
      int wide = random.nextInt(2);
      AcceleratorConfig config =
          AcceleratorConfig.ofParallelism(16 << wide)
              .with(Setting.BUS_BITS, 64 << wide + random.nextInt(2))
              .with(Setting.WEIGHT_RING_TILES, 16 << random.nextInt(4))
              .with(Setting.VECTOR_BANK_DEPTH, 256 << random.nextInt(5))
              .with(Setting.PASS_TABLE_DEPTH, 256 << random.nextInt(4))
              .with(Setting.MEMBRANE_DEPTH, 1024 << random.nextInt(4))
              .with(Setting.MEMBRANE_MEMORY, random.nextInt(2))
              .with(Setting.SYNAPSES, random.nextInt(2))
              .with(Setting.WEIGHT_PORTS, 1 + random.nextInt(3))
              .with(Setting.MEMBRANE_BITS, 16 + random.nextInt(9));
      assertThat(bits(config)).as(config.toString()).isEqualTo(BlockMemories.bits(config));
    }
  }

  /**
   * Bits of all memories that are not to become look-up tables, of one core as it is elaborated.
   */
  private static long bits(AcceleratorConfig config) {
    Map<String, Long> bits = new HashMap<>();
    List<Definition> definitions = Elaboration.of(new Core(config, 0)).circuit().definitions();
    for (Definition definition : definitions) {
      bits.put(definition.name(), bits(definition, bits));
    }
    return bits.get(definitions.get(definitions.size() - 1).name());
  }

  private static long bits(Definition definition, Map<String, Long> known) {
    if (definition instanceof ModuleDefinition module) {
      return module.body().stream()
          .filter(Statement.Instance.class::isInstance)
          .mapToLong(instance -> known.get(((Statement.Instance) instance).definition()))
          .sum();
    }
    ExternalDefinition external = (ExternalDefinition) definition;
    return external.verilogName().equals("firefly_block_ram")
        ? whole(external, "WIDTH") * whole(external, "DEPTH")
        : 0;
  }

  private static long whole(ExternalDefinition external, String parameter) {
    BigInteger value = ((Parameter.Whole) external.parameters().get(parameter)).value();
    return value.longValueExact();
  }
}
