package org.firefly.rtl;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.accelerator.core.FireFly;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStatus;
import org.firefly.architecture.isa.Register;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.SimulationOptions;
import org.firefly.cosimulation.axi.AxiLiteMaster;
import org.firefly.cosimulation.axi.AxiMemory;
import org.firefly.cosimulation.axi.AxiPort;
import org.firefly.cosimulation.axi.AxiTiming;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.VerilatedModel;
import org.firefly.hdl.Elaboration;

/**
 * The top level under Verilator with a DRAM behind all ports of all cores, and a host at its
 * control port. Used by one thread at a time.
 *
 * <p>Every core has a part of the memory of its own, {@link #memoryBytes} long.
 */
public final class RtlSystem implements AutoCloseable {
  /** Address of the memory: beyond 32 bits, so that upper address bits are exercised. */
  private static final long MEMORY_BASE = 0x8_4000_0000L;

  private static final int PAGE = 4096;

  /** Seeds of random delays that the ports of a core take. */
  private static final long PORT_SEEDS = 2 + AcceleratorConfig.MOST_WEIGHT_PORTS;

  /** The line on which all cores request interrupts. */
  private static final String INTERRUPT = "irq";

  private final AcceleratorConfig config;
  private final Simulation simulation;
  private final AxiLiteMaster control;
  private final AxiMemory memory;
  private final int memoryBytes;
  private final MemoryPorts[] ports;

  /**
   * The ports of one core to the memory.
   *
   * @param spike reads of spikes and descriptors
   * @param weight reads of weights, parameters and pass tables
   * @param furtherWeights reads of the other parts of the tiles, where there are several ports
   * @param output writes
   */
  public record MemoryPorts(
      AxiPort spike, AxiPort weight, List<AxiPort> furtherWeights, AxiPort output) {
    /** All of them. */
    public List<AxiPort> all() {
      return Stream.of(Stream.of(spike, weight), furtherWeights.stream(), Stream.of(output))
          .flatMap(ports -> ports)
          .toList();
    }
  }

  private RtlSystem(
      AcceleratorConfig config, Simulation simulation, AxiMemory memory, AxiTiming timing) {
    this.config = config;
    this.simulation = simulation;
    this.memory = memory;
    memoryBytes = memory.size() / config.cores();
    control = new AxiLiteMaster(simulation, "control");
    ports = new MemoryPorts[config.cores()];
    for (int core = 0; core < ports.length; core++) {
      ports[core] = attach(core, timing);
    }
    simulation.reset();
  }

  private MemoryPorts attach(int core, AxiTiming timing) {
    long seed = timing.seed() + PORT_SEEDS * core;
    List<AxiPort> further =
        IntStream.range(2, config.weightPorts() + 1)
            .mapToObj(i -> attach("weight" + i + "_" + core, timing.withSeed(seed + 1 + i)))
            .toList();
    return new MemoryPorts(
        attach("spike_" + core, timing.withSeed(seed)),
        attach("weight_" + core, timing.withSeed(seed + 1)),
        further,
        attach("output_" + core, timing.withSeed(seed + 2)));
  }

  private AxiPort attach(String prefix, AxiTiming timing) {
    return memory.attach(simulation, prefix, timing);
  }

  /**
   * Builds the RTL, or takes it from the cache, and resets it.
   *
   * @param memoryBytes memory of each core
   * @param timing how the memory delays its answers; its seed decides all random delays
   * @param options of the simulation
   */
  public static RtlSystem of(
      AcceleratorConfig config, int memoryBytes, AxiTiming timing, SimulationOptions options) {
    return of(design(config), config, memoryBytes, timing, options);
  }

  /** The same for a design that was made from that of the accelerator, such as a mutant. */
  public static RtlSystem of(
      Design design,
      AcceleratorConfig config,
      int memoryBytes,
      AxiTiming timing,
      SimulationOptions options) {
    return new RtlSystem(
        config, Simulation.of(design, options), memory(config, memoryBytes), timing);
  }

  /**
   * Builds the RTL in front of a memory that somebody else sees as well.
   *
   * @param memory a part of the same whole number of pages for each core
   */
  public static RtlSystem of(
      AcceleratorConfig config, AxiMemory memory, AxiTiming timing, SimulationOptions options) {
    return new RtlSystem(config, Simulation.of(design(config), options), memory, timing);
  }

  /** Builds the RTL so that its waveform can be written, which makes it slower. */
  public static RtlSystem withWaveforms(
      AcceleratorConfig config, int memoryBytes, AxiTiming timing, SimulationOptions options) {
    VerilatedModel model = VerilatedModel.buildWithWaveform(design(config));
    return new RtlSystem(
        config, Simulation.of(model, options), memory(config, memoryBytes), timing);
  }

  private static AxiMemory memory(AcceleratorConfig config, int memoryBytes) {
    int coreBytes = (memoryBytes + PAGE - 1) / PAGE * PAGE;
    return new AxiMemory(MEMORY_BASE, Math.multiplyExact(coreBytes, config.cores()));
  }

  /** The design of an accelerator. */
  public static Design design(AcceleratorConfig config) {
    return Design.of(Elaboration.of(new FireFly(config)));
  }

  /** The accelerator. */
  public AcceleratorConfig config() {
    return config;
  }

  /** The simulation, for those who step it or look into it. */
  public Simulation simulation() {
    return simulation;
  }

  /** The ports of a core to the memory. */
  public MemoryPorts ports(int core) {
    return ports[core];
  }

  /** Bytes of memory of each core. */
  public int memoryBytes() {
    return memoryBytes;
  }

  /** Address of the memory of a core. */
  public long base(int core) {
    return memory.base() + (long) core * memoryBytes;
  }

  /** Writes to the memory of a core. */
  public void write(int core, long offset, byte[] content) {
    memory.write(base(core) + offset, content);
  }

  /** Reads from the memory of a core. */
  public byte[] read(int core, long offset, int length) {
    return memory.read(base(core) + offset, length);
  }

  /** Reads a register, which takes some clocks. */
  public int read(int core, Register register) {
    return readRegister(core, register.offset());
  }

  /** Reads the register at an offset of the core's page. */
  public int readRegister(int core, int offset) {
    return (int) control.read((long) core * Register.PAGE_BYTES + offset);
  }

  /** Writes a register, which takes some clocks. */
  public void write(int core, Register register, int value) {
    writeRegister(core, register.offset(), value);
  }

  /** Writes the register at an offset of the core's page. */
  public void writeRegister(int core, int offset, int value) {
    control.write((long) core * Register.PAGE_BYTES + offset, value);
  }

  /** Reads the status of a core. */
  public CoreStatus status(int core) {
    return CoreStatus.decode(read(core, Register.STATUS));
  }

  /** Whether a core requests an interrupt. */
  public boolean interruptRequested() {
    return simulation.peek(INTERRUPT) == 1;
  }

  /**
   * Makes clocks until a core requests an interrupt.
   *
   * @return the clocks made, or {@code clocks} when none did
   */
  public long stepUntilInterrupt(long clocks) {
    return simulation.stepUntil(INTERRUPT, 1, clocks);
  }

  @Override
  public void close() {
    simulation.close();
  }
}
