package org.firefly.explore.stage;

import java.util.OptionalInt;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;

/**
 * What decides a program.
 *
 * @param subject number of the network in the study
 * @param config of one core: programs do not depend on how many there are
 * @param timeSteps T; if empty, what the network's file or the spikes say
 * @param weightBits bits that weights make use of
 * @param batch samples of a batch block that are asked for
 */
public record Build(
    int subject, AcceleratorConfig config, OptionalInt timeSteps, int weightBits, int batch) {
  public Build {
    config = config.with(Setting.CORES, 1);
  }
}
