package org.firefly.network.nir;

/** What to do with a file whose layout is legal HDF5 and not read here. */
final class H5Repack {
  /** HDF5's own tool, which writes every dataset whole and unfiltered. */
  static final String REMEDY = "rewrite the file with `h5repack -f NONE -l CONTI OLD NEW`";

  private H5Repack() {}
}
