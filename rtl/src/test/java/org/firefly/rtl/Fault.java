package org.firefly.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.cosimulation.Simulation;
import org.firefly.cosimulation.model.Design;
import org.firefly.cosimulation.model.PortSpec;

/**
 * Something that a designer might get wrong, as a change of the generated SystemVerilog. All faults
 * are planted in one model, whose additional input chooses which of them takes effect, since a
 * model takes a minute to build.
 */
enum Fault {
  /** The healthy design: none of the planted faults takes effect. */
  NONE("", ""),
  MASK_OFF_BY_ONE_COLUMN(
      Pattern.quote("assign step_columnsInside = held_columnsInside;"),
      "assign step_columnsInside = PLANTED ? held_columnsInside | 3'h4 : held_columnsInside;"),
  MISSING_HALO_ROW(
      Pattern.quote("assign step_rowsInside = held_rowsInside;"),
      "assign step_rowsInside = PLANTED ? held_rowsInside & 3'h3 : held_rowsInside;"),
  DROPPED_MEMBRANE_RESET("(=\\s+silent)(\\s+\\? \\w+\\s+: setsValue)", "$1 | PLANTED$2"),
  WRONG_RESET_VALUE("(setsValue \\? )resetValue", "$1(PLANTED ? 18'h0 : resetValue)"),
  LOST_LATE_BIT("(: \\w+)(\\)\\s+: \\w+\\[17\\])", "$1 & ~PLANTED$2"),
  UNRAISED_THRESHOLD("(= raises & \\w+);", "$1 & ~PLANTED;"),
  MARK_AFTER_EVERY_SPIKE("(mayFire \\? ~\\(silent)( \\?)", "$1 | PLANTED$2"),
  LEAK_IN_EVERY_PASS(
      "(decay & \\{16\\{leaks\\}\\} \\| \\{keeps, 15'h0\\})", "(PLANTED & keeps ? decay : $1)"),
  DECAY_OF_ANOTHER_LANE(
      "(\\.decay +\\()parameters_decay_3", "$1PLANTED ? parameters_decay_2 : parameters_decay_3"),
  BIAS_FOR_FIRST_BIAS("(assign parameterSteps_firstStep = \\w+);", "$1 & ~PLANTED;"),
  FEWER_FRACTION_BITS(Pattern.quote("(neuron_fraction[1]"), "(neuron_fraction[1] & ~PLANTED"),
  CURRENT_OF_THE_STEP_BEFORE(
      "(& ~?)neuron_previousCurrent;", "$1(neuron_previousCurrent | PLANTED);"),
  NO_CURRENT_BIAS(
      Pattern.quote("currents_control_adds <= currents_control_synapse"),
      "currents_control_adds <= currents_control_synapse & ~PLANTED"),
  SUMS_OF_ALL_STEPS_IN_ONE_PLACE(
      "(sumsBefore <= )(\\w+\\[\\d+:1\\];)", "$1PLANTED ? sumsBefore : $2"),
  SUM_NOT_JOINED(Pattern.quote("control_joins <="), "control_joins <= ~PLANTED &"),
  PIECE_BEGINS_ANEW(
      "(control_keeps\\s*<=[^;]*)piece_continued & ~piece_continues",
      "$1(piece_continued & ~piece_continues | PLANTED & piece_continues)"),
  STATE_LOST_BETWEEN_DESCRIPTORS(
      Pattern.quote("command_firstStep & ~layer_state_resumes"),
      "command_firstStep & (~layer_state_resumes | PLANTED)"),
  STATE_OF_THE_GROUP_BEFORE(
      "(stateBefore \\+) (layer_state_stride\\[\\d+:0\\])", "$1 (PLANTED ? 0 : $2)"),
  REPEATED_SUMS_GROW("(waits \\| )piece_repeats", "$1piece_repeats & ~PLANTED"),
  SUMS_OF_ANOTHER_STEP_REPEATED(
      Pattern.quote("& ~layer_piece_repeats)"), "& ~(layer_piece_repeats & ~PLANTED))"),
  DONE_BEFORE_THE_LAST_RESPONSE(
      Pattern.quote("~((|unanswered) | announced"), "~((|unanswered) & ~PLANTED | announced"),
  LATE_SWAP(
      "(module TileLoader\\([^;]*;)([\\s\\S]*?)wave_reg_0_7 <= wave_reg_0_6;",
      "$1 reg late;$2 begin wave_reg_0_7 <= PLANTED ? late : wave_reg_0_6;"
          + " late <= wave_reg_0_6; end");

  static final String SELECTOR = "fault";
  private static final int SELECTOR_BITS = 5;

  private final Pattern right;
  private final String wrong;

  Fault(String right, String wrong) {
    this.right = Pattern.compile(right);
    this.wrong = wrong;
  }

  /** The design with all faults, none of which takes effect until one is chosen. */
  static Design plantAll(Design design) {
    Design mutant = withSelector(design);
    for (Fault fault : values()) {
      if (fault != NONE) {
        mutant = fault.plant(mutant);
      }
    }
    return mutant;
  }

  /** The design with an input {@code fault} that its modules can look at. */
  static Design withSelector(Design design) {
    List<PortSpec> ports = new ArrayList<>(design.ports());
    ports.add(PortSpec.input(SELECTOR, SELECTOR_BITS));
    String head = "module " + design.top() + "(";
    String port = "\n  input [%d:0] %s,".formatted(SELECTOR_BITS - 1, SELECTOR);
    List<Design.Source> sources =
        design.sources().stream()
            .map(source -> source(source, source.text().replace(head, head + port)))
            .toList();
    return new Design(design.top(), ports, sources);
  }

  private Design plant(Design design) {
    String planted = "(%s.%s == %d)".formatted(design.top(), SELECTOR, ordinal());
    String replacement = wrong.replace("PLANTED", Matcher.quoteReplacement(planted));
    List<Design.Source> sources =
        design.sources().stream()
            .map(source -> source(source, right.matcher(source.text()).replaceAll(replacement)))
            .toList();
    Design mutant = new Design(design.top(), design.ports(), sources);
    assertThat(mutant).as("%s is planted", this).isNotEqualTo(design);
    return mutant;
  }

  private static Design.Source source(Design.Source source, String text) {
    return new Design.Source(source.name(), text);
  }

  /** Lets this fault alone take effect in a simulation of the planted design. */
  void choose(Simulation simulation) {
    simulation.poke(SELECTOR, ordinal());
  }
}
