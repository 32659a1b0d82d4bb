package org.firefly.compiler.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.BlockShape;
import org.firefly.architecture.isa.Planes;
import org.firefly.architecture.program.Alignment;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.compiler.lower.Source;
import org.firefly.compiler.plan.Arena;
import org.firefly.compiler.plan.Arenas;
import org.firefly.compiler.plan.LayerPlan;

/** Memory of all spikes, an arena at a time. */
final class SpikeMemory {
  private final AcceleratorConfig config;
  private final BlockShape block;
  private final Arenas arenas;
  private final MemoryMap memory;

  /** First byte of time step 0. */
  private final Map<Arena, Long> offsets = new LinkedHashMap<>();

  SpikeMemory(AcceleratorConfig config, BlockShape block, Arenas arenas, MemoryMap memory) {
    this.config = config;
    this.block = block;
    this.arenas = arenas;
    this.memory = memory;
  }

  /**
   * Gives arenas that somebody reads late their memory behind the image, which is loaded as far as
   * time step 0 of the last of them: so the steps before hold zeros, and nobody ever writes there.
   *
   * @return end of the image
   */
  long allocateLate() {
    long end = memory.end();
    for (Arena arena : arenas.all()) {
      if (arena.delay() > 0) {
        end = offset(arena);
      }
    }
    return end;
  }

  /** Where the spikes of a layer lie, or those that the host leaves. */
  SpikeLayout layout(String layer, FeatureMap map) {
    Arena arena = arenas.of(layer);
    long plane = arena.firstPlane().get(layer) * planeStride(map);
    return layout(map, arena, offset(arena) + plane);
  }

  /** The planes that a layer reads, from the first on. */
  Planes read(LayerPlan plan) {
    Source source = plan.layer().sources().get(0);
    Arena arena = arenas.of(source.layer());
    long plane = plan.input().firstPlane() * planeStride(source.map());
    Planes planes = layout(source.map(), arena, offset(arena) + plane).planes();
    return arena.still() ? planes.still() : planes;
  }

  private SpikeLayout layout(FeatureMap map, Arena arena, long offset) {
    return new SpikeLayout(
        config.parallelism(),
        map,
        arena.steps(block.timeSteps()),
        block.samples(),
        offset,
        arena.stepPlanes());
  }

  private long planeStride(FeatureMap map) {
    return Alignment.up((long) block.samples() * map.positions() * config.wordBytes());
  }

  private long offset(Arena arena) {
    Long known = offsets.get(arena);
    return known == null ? allocate(arena) : known;
  }

  private long allocate(Arena arena) {
    String name =
        arena.firstPlane().keySet().stream()
            .map(layer -> layer.equals(Source.HOST) ? "input" : layer)
            .collect(Collectors.joining(" + "));
    long step = arena.stepPlanes() * planeStride(arena.map());
    if (arena.delay() > 0) {
      memory.allocate(name + " before the first step", arena.delay() * step);
    }
    long offset = memory.allocate(name + " spikes", arena.steps(block.timeSteps()) * step);
    offsets.put(arena, offset);
    return offset;
  }
}
