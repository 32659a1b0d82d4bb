package org.firefly.architecture.program;

/**
 * A named part of the memory that a program uses.
 *
 * @param name what it holds, for people
 * @param offset bytes from the program's base address
 * @param bytes length
 */
public record MemoryRegion(String name, long offset, long bytes) {
  /** First byte behind the region. */
  public long end() {
    return offset + bytes;
  }
}
