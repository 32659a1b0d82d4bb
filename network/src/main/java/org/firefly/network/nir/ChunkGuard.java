package org.firefly.network.nir;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.firefly.network.NetworkException;

/**
 * Checks a chunked dataset before the HDF5 library expands it: every chunk must be there, and none
 * may inflate to more than its declared size.
 */
final class ChunkGuard {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER32 = 3;
  private static final int LZF = 32000;
  private static final Set<Integer> READABLE = Set.of(DEFLATE, SHUFFLE, FLETCHER32, LZF);
  private static final int CHECKSUM_BYTES = 4;

  private final ChunkedDataset dataset;
  private final int[] dimensions;
  private final int[] chunk;
  private final boolean deflated;
  private long chunkBytes;

  private ChunkGuard(ChunkedDataset dataset) {
    this.dataset = dataset;
    this.dimensions = dataset.getDimensions();
    this.chunk = dataset.getChunkDimensions();
    this.deflated = checkFilters(dataset.getFilters()).contains(DEFLATE);
  }

  /**
   * Accounts for the dataset and checks its chunks.
   *
   * @throws NetworkException if it cannot be read safely
   */
  static void check(ChunkedDataset dataset, ReadBudget budget) {
    new ChunkGuard(dataset).check(budget);
  }

  private void check(ReadBudget budget) {
    int bytesPerValue = dataset.getDataType().getSize();
    budget.takeCompressed(dataset.getSize(), bytesPerValue);
    long chunkValues = chunkValues();
    budget.takeCompressed(chunkValues, bytesPerValue);
    chunkBytes = chunkValues * bytesPerValue;
    int[] offset = new int[dimensions.length];
    do {
      checkChunk(dataset.getRawChunkBuffer(offset));
    } while (advance(offset));
  }

  private static Set<Integer> checkFilters(List<PipelineFilterWithData> filters) {
    Set<Integer> ids = new HashSet<>();
    for (PipelineFilterWithData filter : filters) {
      if (!READABLE.contains(filter.getId()) || !ids.add(filter.getId())) {
        throw new NetworkException(
            "is compressed with '" + filter.getName() + "', which is not read; export with gzip");
      }
    }
    return ids;
  }

  private long chunkValues() {
    long values = 1;
    for (int axis = 0; axis < dimensions.length; axis++) {
      if (chunk.length != dimensions.length || chunk[axis] < 1 || dimensions[axis] < 1) {
        throw new NetworkException("has chunks that do not fit its shape; export it again");
      }
      values = Math.multiplyExact(values, chunk[axis]);
    }
    return values;
  }

  private boolean advance(int[] offset) {
    for (int axis = offset.length - 1; axis >= 0; axis--) {
      if (dimensions[axis] - offset[axis] > chunk[axis]) {
        offset[axis] += chunk[axis];
        return true;
      }
      offset[axis] = 0;
    }
    return false;
  }

  private void checkChunk(ByteBuffer raw) {
    long bytes = deflated ? inflatedBytes(raw) : raw.remaining() - CHECKSUM_BYTES;
    if (bytes > chunkBytes + CHECKSUM_BYTES) {
      throw new NetworkException(
          "has a chunk that expands to more than the "
              + chunkBytes
              + " bytes it declares, so it is damaged; copy or export it again");
    }
  }

  private long inflatedBytes(ByteBuffer raw) {
    Inflater inflater = new Inflater();
    byte[] scratch = new byte[1 << 13];
    try {
      inflater.setInput(raw);
      int read = 1;
      while (read > 0 && inflater.getBytesWritten() <= chunkBytes + CHECKSUM_BYTES) {
        read = inflater.inflate(scratch);
      }
      return inflater.getBytesWritten();
    } catch (DataFormatException e) {
      throw new NetworkException(
          "has a chunk that is not valid gzip data; copy or export it again");
    } finally {
      inflater.end();
    }
  }
}
