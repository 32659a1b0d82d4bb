package org.firefly.compiler.lower;

import java.util.List;
import org.firefly.architecture.program.InputBits;
import org.firefly.architecture.program.PlaneChannels;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.options.Input;

/** What layers on the accelerator can be that see the bits of numbers. */
final class PlaneStage {
  private static final String REMEDY = "run the first layer on the host (--first-layer host)";

  private PlaneStage() {}

  /** Refuses numbers of unknown size, and layers that cannot add up their bits. */
  static void check(List<Stage> stages, Input input) {
    stages.stream().filter(stage -> stage.reads(Source.HOST)).forEach(stage -> check(stage, input));
  }

  private static void check(Stage stage, Input input) {
    if (input.bits().isEmpty()) {
      throw new CompilerException(
          stage.name(),
          "its inputs are not known to be whole numbers from 0 to 255 or -128 to 127, whose bits"
              + " the accelerator could add up",
          "say what a whole number is worth (--input-scale), or " + REMEDY);
    }
    InputBits bits = input.bits().get();
    if (stage.neurons().current().present() && bits.bits() > PlaneChannels.PAIR) {
      throw new CompilerException(
          stage.name(),
          "its neurons keep synaptic currents, in front of which the accelerator adds up inputs of"
              + " at most "
              + PlaneChannels.PAIR
              + " bits, not "
              + bits.bits(),
          REMEDY);
    }
    if (stage.sources().size() > 1 || stage.sources().get(0).delay() > 0) {
      throw new CompilerException(
          stage.name(),
          "it sees samples of numbers late, or beside the spikes of other layers",
          "put a layer with neurons in front of the join, or use spikes as input");
    }
  }
}
