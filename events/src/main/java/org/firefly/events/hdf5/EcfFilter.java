package org.firefly.events.hdf5;

import io.jhdf.filter.Filter;

/** Prophesee's filter of chunks of events, known to HDF5 by the number 0x8ECF. */
final class EcfFilter implements Filter {
  private static final int ID = 0x8ecf;

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return "ECF";
  }

  @Override
  public byte[] decode(byte[] chunk, int[] parameters) {
    return new EcfDecoder(chunk).decode();
  }
}
