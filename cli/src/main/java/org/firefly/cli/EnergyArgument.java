package org.firefly.cli;

import java.util.Iterator;
import java.util.List;
import org.firefly.figures.EnergyModel;
import org.firefly.figures.EnergyModels;
import picocli.CommandLine.Option;

/** The accounts of operations that an estimate of energy goes by. */
final class EnergyArgument {
  @Option(
      names = "--energy",
      paramLabel = "MODEL",
      split = ",",
      completionCandidates = Names.class,
      defaultValue = "horowitz-45nm-int8",
      description =
          "Whose account of operations the report's estimate of energy goes by:"
              + " ${COMPLETION-CANDIDATES}, or a .properties file. Default: ${DEFAULT-VALUE}.")
  private List<String> names;

  /** The models that ship with FireFly, for help and completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return EnergyModels.names().iterator();
    }
  }

  /**
   * The models that the user names.
   *
   * @throws org.firefly.figures.FiguresException if one is not known
   */
  List<EnergyModel> models() {
    return names.stream().map(EnergyModels::find).toList();
  }
}
