package org.firefly.architecture.isa;

/**
 * Where the planes of a map lie in memory.
 *
 * @param offset first word of the first plane, in bytes from the program's base address
 * @param stride bytes from the plane of one group to that of the next
 * @param samplePitch words from one sample to the next in a plane
 * @param stepStride bytes from a plane to that of the same group one time step later
 */
public record Planes(long offset, long stride, int samplePitch, long stepStride) {
  /** First word of the plane of a group at a time step, in bytes from the base address. */
  public long plane(int timeStep, int group) {
    return offset + timeStep * stepStride + group * stride;
  }

  /** The same planes at every time step. */
  public Planes still() {
    return new Planes(offset, stride, samplePitch, 0);
  }

  /** The same planes without their first {@code bytes} bytes. */
  public Planes from(long bytes) {
    return new Planes(offset + bytes, stride, samplePitch, stepStride);
  }
}
