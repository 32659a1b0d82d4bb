package org.firefly.network.nir;

import org.firefly.network.NetworkException;

/**
 * Bounds what a file can make the reader do: the objects it visits and the memory it allocates. A
 * damaged or hostile file may declare any size, so every declaration passes here first.
 */
final class ReadBudget {
  /** More than DEFLATE can ever gain (1032 to 1). */
  private static final long MAX_COMPRESSION = 1040;

  /** No HDF5 object with its link fits into fewer bytes. */
  private static final long MIN_BYTES_PER_OBJECT = 16;

  private static final long BYTES_PER_VALUE_IN_MEMORY = Double.BYTES;

  private final long fileBytes;
  private final long heapBytes;
  private long remainingObjects;
  private long remainingHeap;

  /** A budget that may fill half of the heap. */
  ReadBudget(long fileBytes) {
    this(fileBytes, Runtime.getRuntime().maxMemory() / 2);
  }

  ReadBudget(long fileBytes, long heapBytes) {
    this.fileBytes = fileBytes;
    this.heapBytes = heapBytes;
    this.remainingObjects = fileBytes / MIN_BYTES_PER_OBJECT;
    this.remainingHeap = heapBytes;
    takeHeap(fileBytes);
  }

  /** Accounts for one group, dataset or link. */
  void takeObject() {
    if (--remainingObjects < 0) {
      throw new NetworkException(
          "links lead to more objects than the file can hold, so it is damaged; export it again");
    }
  }

  /** Accounts for a dataset stored as it is. */
  void takePlain(long values, int bytesPerValue) {
    take(values, bytesPerValue, fileBytes);
  }

  /** Accounts for a dataset, or a chunk of it, stored compressed. */
  void takeCompressed(long values, int bytesPerValue) {
    take(values, bytesPerValue, fileBytes * MAX_COMPRESSION);
  }

  /** Accounts for a dataset of chunks, any number of which may never have been written. */
  void takeSparse(long values, int bytesPerValue) {
    if (values < 0 || values > Integer.MAX_VALUE / Math.max(1, bytesPerValue)) {
      throw new NetworkException(
          "declares "
              + values
              + " values of "
              + bytesPerValue
              + " bytes, but at most 2 GiB are read; split it, or export it again if that is wrong");
    }
    takeHeap(values * (bytesPerValue + BYTES_PER_VALUE_IN_MEMORY));
  }

  private void take(long values, int bytesPerValue, long limit) {
    if (values < 0 || values > limit / Math.max(1, bytesPerValue)) {
      throw new NetworkException(
          "declares "
              + values
              + " values of "
              + bytesPerValue
              + " bytes, more than a file of "
              + fileBytes
              + " bytes can hold, so it is damaged; copy or export it again");
    }
    takeHeap(values * (bytesPerValue + BYTES_PER_VALUE_IN_MEMORY));
  }

  private void takeHeap(long bytes) {
    remainingHeap -= bytes;
    if (remainingHeap < 0) {
      throw new NetworkException(
          "needs more than the "
              + heapBytes / (1 << 20)
              + " MiB of memory set aside for reading; start Java with a larger -Xmx");
    }
  }
}
