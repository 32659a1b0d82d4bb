package org.firefly.cosimulation.model;

import java.util.List;

/**
 * How a model is built.
 *
 * @param waveform whether it can write waveforms, which makes it slower
 * @param optimised whether the C++ compiler optimises it; if not, it is built in half of the time
 *     and runs several times slower
 */
public record ModelOptions(boolean waveform, boolean optimised) {
  /** Optimised, without waveforms. */
  public static final ModelOptions DEFAULT = new ModelOptions(false, true);

  private static final String OPTIMISED = "-O2";
  private static final String PLAIN = "-O0";

  /** The compiler's options for optimisation that some part of a model is compiled with. */
  List<String> levels() {
    return List.of(PLAIN, OPTIMISED);
  }

  /** What Verilator calls slow runs once, when a model is made, and is not worth optimising. */
  List<String> makeFlags() {
    return List.of(
        "OPT_FAST=" + (optimised ? OPTIMISED : PLAIN),
        "OPT_SLOW=" + PLAIN,
        "OPT_GLOBAL=" + PLAIN,
        "USER_CPPFLAGS=-include ../" + ModelPrefix.HEADER,
        "-j2");
  }

  /** Those of Verilator's make file. */
  List<String> defines() {
    String trace = waveform ? "1" : "0";
    return List.of(
        "-DVM_COVERAGE=0",
        "-DVM_SC=0",
        "-DVM_TRACE=" + trace,
        "-DVM_TRACE_FST=" + trace,
        "-DVM_TRACE_VCD=0");
  }

  /** What the part of a model is compiled with that is the same for every design. */
  String frameLevel() {
    return OPTIMISED;
  }
}
