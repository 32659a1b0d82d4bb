package org.firefly.simulator;

import java.util.ArrayList;
import java.util.List;
import org.firefly.architecture.Program;
import org.firefly.architecture.ProgramLayer;

/** A program whose image has been decoded for the simulator; immutable, shared among threads. */
public final class PreparedProgram {
  private final Program program;
  private final List<PreparedLayer> layers;

  PreparedProgram(Program program) {
    this.program = program;
    StripDecoder decoder = new StripDecoder(program);
    List<PreparedLayer> decoded = new ArrayList<>();
    int next = 0;
    for (ProgramLayer layer : program.layers()) {
      List<Strip> strips = new ArrayList<>();
      for (int i = 0; i < layer.strips().size(); i++) {
        strips.add(decoder.strip(next++));
      }
      decoded.add(new PreparedLayer(layer, List.copyOf(strips)));
    }
    this.layers = List.copyOf(decoded);
  }

  /** The program itself. */
  public Program program() {
    return program;
  }

  List<PreparedLayer> layers() {
    return layers;
  }
}
