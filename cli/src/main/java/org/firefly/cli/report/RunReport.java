package org.firefly.cli.report;

import java.util.List;
import java.util.Optional;
import org.firefly.architecture.board.MemorySystem;
import org.firefly.figures.EnergyEstimate;
import org.firefly.figures.HardwareFigures;
import org.firefly.runtime.CoreCounters;

/**
 * What {@code firefly run} and {@code firefly estimate} report; the JSON file has these names.
 *
 * @param samples samples that were run; 0 for an estimate
 * @param accuracy share of right answers, 0 to 1; absent without labels
 * @param target board
 * @param clockMHz clock of the accelerator
 * @param cores of the accelerator; each works at its own batch blocks
 * @param timeSteps T
 * @param batch samples in a full batch block
 * @param weightBits bits that the accelerator's weights make use of
 * @param device what ran the samples: simulator, rtl or board; absent for an estimate
 * @param memory the DRAM behind the clocks that were estimated, and behind the ports of the RTL
 * @param blockMemory what the accelerator's memories take of the device; absent for an engine that
 *     only has a model
 * @param engine whose clocks are reported: dense, or event
 * @param engineReason why that one was chosen; absent if the user chose it
 * @param figures what the clocks are: an estimate of the clock model, or counted by the RTL
 * @param layers accelerated layers in order
 * @param totals the whole network
 * @param membraneOverflow whether a membrane overflowed
 * @param membraneOverflows number of layers in which one is known to have overflowed
 * @param overflows the layers in which one is known to have overflowed
 * @param wallSeconds time that the run took; 0 for an estimate
 * @param counters clocks that the device's cores counted, summed over its number of blocks, while
 *     {@code layers} are of one block; absent where nothing counts
 * @param batchBound why the batch is smaller than asked; absent when it is not
 * @param host what the host computes, which {@code totals} leave out
 * @param whole host and accelerator at the same time, and what bounds them
 * @param readoutScale real value of one integer step of the results; absent for spike counts
 * @param neurobench what NeuroBench counts of the network
 * @param hardware operations per second over what they take of the device
 * @param comparison with the float network; absent where it was not asked for
 * @param energy estimates by named models, never measured; empty when nothing was run
 */
public record RunReport(
    int samples,
    Optional<Double> accuracy,
    String target,
    int clockMHz,
    int cores,
    int timeSteps,
    int batch,
    int weightBits,
    Optional<String> device,
    MemorySystem memory,
    Optional<MemoryUse> blockMemory,
    String engine,
    Optional<String> engineReason,
    String figures,
    List<LayerReport> layers,
    Totals totals,
    boolean membraneOverflow,
    int membraneOverflows,
    List<LayerOverflow> overflows,
    double wallSeconds,
    Optional<CoreCounters> counters,
    Optional<BatchBound> batchBound,
    HostShare host,
    Whole whole,
    Optional<Double> readoutScale,
    NetworkCounts neurobench,
    HardwareFigures hardware,
    Optional<FloatComparison> comparison,
    List<EnergyEstimate> energy) {
  public RunReport {
    layers = List.copyOf(layers);
    overflows = List.copyOf(overflows);
    energy = List.copyOf(energy);
  }
}
