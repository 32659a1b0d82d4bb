package org.firefly.vivado;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.firefly.architecture.board.Board;

/** Projects of boards, each made once: the accelerator takes seconds to become SystemVerilog. */
final class Projects {
  private static final Map<Board, VivadoProject> MADE = new ConcurrentHashMap<>();

  private Projects() {}

  static VivadoProject of(Board board) {
    return MADE.computeIfAbsent(board, VivadoProject::of);
  }
}
