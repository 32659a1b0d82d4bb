package org.firefly.architecture.program;

import org.firefly.architecture.isa.Planes;

/**
 * Where the spikes of a batch block lie in memory: index order t, group, n, y, x, then P bits with
 * channel 0 of the group in the least significant bit of the first byte. Each (t, group) plane is
 * padded to a multiple of 64 bytes.
 *
 * @param parallelism P
 * @param map shape of one sample at one time step
 * @param timeSteps T
 * @param samples N that the planes have room for
 * @param offset bytes from the program's base address to the first plane
 * @param stepPlanes planes from one time step to the next: those of the tensor, and those of others
 *     that lie between
 */
public record SpikeLayout(
    int parallelism, FeatureMap map, int timeSteps, int samples, long offset, int stepPlanes) {

  /** A tensor whose time steps follow each other. */
  public SpikeLayout(int parallelism, FeatureMap map, int timeSteps, int samples, long offset) {
    this(
        parallelism,
        map,
        timeSteps,
        samples,
        offset,
        (map.channels() + parallelism - 1) / parallelism);
  }

  /** Groups of P channels. */
  public int groups() {
    return (map.channels() + parallelism - 1) / parallelism;
  }

  /** Bytes of one word of P spikes. */
  public int wordBytes() {
    return parallelism / 8;
  }

  /** Bytes from one (t, group) plane to the next. */
  public long planeStride() {
    return Alignment.up((long) samples * map.positions() * wordBytes());
  }

  /** The planes from the first word on. */
  public Planes planes() {
    return new Planes(offset, planeStride(), map.positions(), stepPlanes * planeStride());
  }

  /** Bytes from its first plane to the end of its last. */
  public long bytes() {
    return planeStride() * ((timeSteps - 1L) * stepPlanes + groups());
  }

  /** Offset of the plane of one time step and group, in bytes from the base address. */
  public long plane(int timeStep, int group) {
    return offset + ((long) timeStep * stepPlanes + group) * planeStride();
  }

  /** Offset of the word of one position, in bytes from the base address. */
  public long word(int timeStep, int group, int sample, int y, int x) {
    long position = ((long) sample * map.height() + y) * map.width() + x;
    return plane(timeStep, group) + position * wordBytes();
  }
}
