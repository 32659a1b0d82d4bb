package org.firefly.network.nir;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import java.util.Arrays;
import org.firefly.network.NetworkException;

/**
 * Refuses datasets whose chunks the HDF5 library would put in wrong places. The indices of HDF5
 * 1.10 and later number the chunks by the maximum shape, but the library (jhdf 0.13) by the present
 * one; the two agree only where a further axis cannot grow. An index for two or more unlimited axes
 * holds coordinates instead of numbers. Source: HDF5 File Format Specification 3.0, VII "Appendix
 * C: Types of Indexes for Dataset Chunks".
 */
final class ChunkNumbering {
  private ChunkNumbering() {}

  /**
   * Checks a dataset.
   *
   * @throws NetworkException if its chunks would be read in another order
   */
  static void check(ChunkedDataset dataset) {
    if (!(dataset instanceof ChunkedDatasetV4)) {
      return;
    }
    long[] present = dataset.getDimensionsAsLong();
    long[] most = dataset.getMaxSize();
    long unlimited = Arrays.stream(most).filter(axis -> axis < 0).count();
    boolean isRight = unlimited > 1 || Arrays.equals(present, most);
    if (!isRight && !(unlimited == 1 && most[0] < 0 && equalFurtherAxes(present, most))) {
      throw new NetworkException(
          "is stored in chunks with the maximum shape "
              + Arrays.toString(most).replace("-1", "unlimited")
              + ", which differs from its shape "
              + Arrays.toString(present)
              + " and is not read; "
              + H5Repack.REMEDY);
    }
  }

  private static boolean equalFurtherAxes(long[] present, long[] most) {
    return Arrays.equals(present, 1, present.length, most, 1, most.length);
  }
}
