package org.firefly.explore.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.firefly.compiler.options.FirstLayerPlace;
import org.firefly.conventions.ConventionOptions;
import org.firefly.figures.EnergyModel;

/**
 * What is to be tried: every network on every target with every memory, T, number of weight bits
 * and batch.
 *
 * @param name of the study
 * @param models the networks
 * @param targets boards and configurations
 * @param memories their DRAM
 * @param timeSteps T; empty for what each network's file or spikes say
 * @param weightBits bits that weights make use of
 * @param batches samples of a batch block that are asked for
 * @param data samples that run; absent for clocks alone
 * @param calibration samples by which scales are chosen
 * @param firstLayer where the first layer runs if samples are no spikes
 * @param spikes whether samples are spikes, where there are none to look at
 * @param conventions how the networks' neurons are read, as far as the files leave it open
 * @param energy whose account of operations the estimate of energy goes by
 * @param synthesis reports of {@code firefly synth --json} with further look-up tables
 * @param goal what the best choice has to be
 */
public record Study(
    String name,
    List<Model> models,
    List<Target> targets,
    List<Memory> memories,
    List<Integer> timeSteps,
    List<Integer> weightBits,
    List<Integer> batches,
    Optional<Data> data,
    Optional<Path> calibration,
    FirstLayerPlace firstLayer,
    boolean spikes,
    ConventionOptions conventions,
    EnergyModel energy,
    List<Path> synthesis,
    Goal goal) {
  /** The one engine that there is. */
  public static final String ENGINE = "dense";

  public Study {
    models = List.copyOf(models);
    targets = List.copyOf(targets);
    memories = List.copyOf(memories);
    timeSteps = List.copyOf(timeSteps);
    weightBits = List.copyOf(weightBits);
    batches = List.copyOf(batches);
    synthesis = List.copyOf(synthesis);
  }

  /** How many points it has. */
  public long size() {
    return (long) models.size()
        * targets.size()
        * memories.size()
        * Math.max(1, timeSteps.size())
        * weightBits.size()
        * batches.size();
  }

  /** This study with another goal. */
  public Study withGoal(Goal other) {
    return new Study(
        name,
        models,
        targets,
        memories,
        timeSteps,
        weightBits,
        batches,
        data,
        calibration,
        firstLayer,
        spikes,
        conventions,
        energy,
        synthesis,
        other);
  }
}
