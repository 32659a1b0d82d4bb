package org.firefly.architecture;

/** Kind of on-chip memory that holds the membranes. */
public enum MembraneMemory {
  /** RAMB36, which every device has. */
  BLOCK,
  /** URAM288 of the larger devices, which leaves the block RAM to weights. */
  ULTRA
}
