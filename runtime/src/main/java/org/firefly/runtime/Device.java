package org.firefly.runtime;

import java.util.List;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.program.Program;

/**
 * Something that runs one compiled program: the simulator, the RTL, or a board. The program is
 * loaded when the device is opened; after that its cores run any number of batch blocks.
 */
public interface Device extends AutoCloseable {
  /** Blocks under way for each core of a board, each with a thread of the host. */
  int BLOCKS_PER_CORE = 2;

  /** What kind of device it is, for people: {@code simulator}, {@code board}. */
  String name();

  /** The program that is loaded. */
  Program program();

  /** The accelerator that the program was compiled for. */
  default AcceleratorConfig config() {
    return program().config();
  }

  /** The cores; they work at the same time and share nothing. */
  List<? extends Core> cores();

  /**
   * Batch blocks that should be on their way at the same time. Two per core let the host encode one
   * block and decode another while the core works on a third.
   */
  default int blocksInFlight() {
    return BLOCKS_PER_CORE * cores().size();
  }

  /** Stops what is running and gives everything back. */
  @Override
  void close();
}
