package org.firefly.cli;

import java.util.ArrayList;
import org.firefly.architecture.board.Boards;

/** Names of the boards for the help. */
final class BoardNames extends ArrayList<String> {
  private static final long serialVersionUID = 1L;

  BoardNames() {
    super(Boards.names());
  }
}
