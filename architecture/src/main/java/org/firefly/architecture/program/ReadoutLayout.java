package org.firefly.architecture.program;

import org.firefly.architecture.isa.Planes;

/**
 * Where a readout layer leaves its membranes: index order group, n, y, x, then P int32, little
 * endian, sign extended from {@code membraneBits}. Each group's plane is padded to a multiple of 64
 * bytes.
 *
 * @param parallelism P
 * @param map shape of one sample
 * @param samples N that the planes have room for
 * @param offset bytes from the program's base address to the first plane
 */
public record ReadoutLayout(int parallelism, FeatureMap map, int samples, long offset) {

  /** Groups of P channels. */
  public int groups() {
    return (map.channels() + parallelism - 1) / parallelism;
  }

  /** Bytes from one group's plane to the next. */
  public long planeStride() {
    return Alignment.up((long) samples * map.positions() * parallelism * Integer.BYTES);
  }

  /** The planes from the first word on; there is one time step. */
  public Planes planes() {
    return new Planes(offset, planeStride(), map.positions(), 0);
  }

  /** Bytes of the whole tensor. */
  public long bytes() {
    return planeStride() * groups();
  }

  /** Offset of one channel's value in bytes from the base address. */
  public long value(int sample, int channel, int y, int x) {
    long position = ((long) sample * map.height() + y) * map.width() + x;
    long lane = position * parallelism + channel % parallelism;
    return offset + (channel / parallelism) * planeStride() + lane * Integer.BYTES;
  }
}
