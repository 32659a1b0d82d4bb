package org.firefly.architecture.isa;

/**
 * Where the planes of a map lie in memory.
 *
 * @param offset first word of the first plane, in bytes from the program's base address
 * @param stride bytes from one plane to the next
 * @param samplePitch words from one sample to the next in a plane
 */
public record Planes(long offset, long stride, int samplePitch) {
  /** The same planes without their first {@code bytes} bytes. */
  public Planes from(long bytes) {
    return new Planes(offset + bytes, stride, samplePitch);
  }
}
