package org.firefly.network.nir;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.firefly.network.NetworkException;

/**
 * Checks a chunked dataset before the HDF5 library expands it: no chunk may inflate to more than
 * its declared size, and chunks that were never written are found, for the library leaves zeros
 * there.
 */
final class ChunkGuard {
  private static final int CHECKSUM_BYTES = 4;

  /** Far more than any real network has; each is looked up, whether it was written or not. */
  private static final long MAX_CHUNKS = 1 << 20;

  /** How the library's message begins when its index has no such chunk. */
  private static final String ABSENT = "No chunk with offset";

  private final ChunkedDataset dataset;
  private final int[] dimensions;
  private final int[] chunk;
  private final boolean deflated;
  private long chunkBytes;

  private ChunkGuard(ChunkedDataset dataset) {
    this.dataset = dataset;
    this.dimensions = dataset.getDimensions();
    this.chunk = dataset.getChunkDimensions();
    this.deflated = ChunkFilters.of(dataset).isDeflated();
  }

  /**
   * Accounts for the dataset and checks its chunks.
   *
   * @return which chunks were never written
   * @throws NetworkException if it cannot be read safely
   */
  static UnwrittenChunks check(ChunkedDataset dataset, ReadBudget budget) {
    ChunkNumbering.check(dataset);
    return new ChunkGuard(dataset).check(budget);
  }

  private UnwrittenChunks check(ReadBudget budget) {
    int bytesPerValue = dataset.getDataType().getSize();
    budget.takeSparse(dataset.getSize(), bytesPerValue);
    long chunkValues = chunkValues();
    budget.takeCompressed(chunkValues, bytesPerValue);
    chunkBytes = chunkValues * bytesPerValue;
    UnwrittenChunks unwritten = new UnwrittenChunks(dimensions, chunk);
    if (unwritten.chunks() > MAX_CHUNKS) {
      throw new NetworkException(
          "has more than " + MAX_CHUNKS + " chunks, which are not read; " + H5Repack.REMEDY);
    }
    int[] offset = new int[dimensions.length];
    do {
      raw(offset).ifPresentOrElse(this::checkChunk, () -> unwritten.add(offset));
    } while (advance(offset));
    return unwritten;
  }

  private Optional<ByteBuffer> raw(int[] offset) {
    try {
      return Optional.of(dataset.getRawChunkBuffer(offset));
    } catch (HdfException e) {
      if (e.getMessage().startsWith(ABSENT)) {
        return Optional.empty();
      }
      throw new NetworkException(
          "has chunks that were never written, in a layout of which that is not read, or is"
              + " damaged; "
              + H5Repack.REMEDY);
    }
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
