package org.firefly.network.nir;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firefly.network.NetworkException;

/**
 * Loads a whole HDF5 file into a tree of {@link Entry}. The bytes are read first, so that no
 * address in a damaged file can reach beyond them.
 */
final class HdfLoader {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int FIRST_USER_BLOCK = 512;

  /** Two groups per nested graph; far beyond any real network. */
  private static final int MAX_DEPTH = 160;

  private final ReadBudget budget;

  private HdfLoader(ReadBudget budget) {
    this.budget = budget;
  }

  /**
   * The root group of a file.
   *
   * @throws NetworkException if it is missing, no HDF5 file, truncated or damaged
   */
  static Entry.Group load(Path path) {
    try {
      byte[] content = content(path);
      return new HdfLoader(new ReadBudget(content.length)).load(content);
    } catch (NetworkException e) {
      throw e.inFile(path.toString());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The HDF5 library answers damaged structures with exceptions of many kinds, endless
      // recursion, or allocation of a size that the file made up.
      throw NetworkException.inFile(path.toString(), diagnosis(e), e);
    }
  }

  private static String diagnosis(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedHdfException unsupported) {
        return "uses a part of HDF5 that is not read ("
            + unsupported.getMessage()
            + "), or is damaged; "
            + H5Repack.REMEDY;
      }
    }
    return "is damaged and cannot be read as HDF5; copy or export it again";
  }

  private static byte[] content(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new NetworkException("is a directory; name a .nir file");
      }
      if (Files.size(path) > Integer.MAX_VALUE - Long.BYTES) {
        throw new NetworkException("is larger than 2 GiB, which is not read; split the network");
      }
      new ReadBudget(Files.size(path));
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw NetworkException.inFile(path.toString(), "does not exist; check the path", e);
    } catch (IOException e) {
      throw NetworkException.inFile(
          path.toString(), "cannot be read (" + e.getMessage() + "); check its permissions", e);
    }
  }

  private Entry.Group load(byte[] content) {
    if (!hasSignature(content)) {
      throw new NetworkException(
          "is not an HDF5 file, which every NIR model is; export the network with NIR");
    }
    try (HdfFile file = HdfFile.fromBytes(content)) {
      checkLength(file.getHdfBackingStorage().getSuperblock(), content.length);
      return group(file, 0);
    }
  }

  private static boolean hasSignature(byte[] content) {
    for (long at = 0; at + SIGNATURE.length <= content.length; at = nextStart(at)) {
      int start = (int) at;
      if (Arrays.equals(content, start, start + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
        return true;
      }
    }
    return false;
  }

  /** HDF5 may start behind a user block of 512 bytes times a power of two. */
  private static long nextStart(long at) {
    return at == 0 ? FIRST_USER_BLOCK : at * 2;
  }

  private static void checkLength(Superblock superblock, long length) {
    long end = 0;
    if (superblock instanceof Superblock.SuperblockV0V1 old) {
      end = old.getEndOfFileAddress();
    } else if (superblock instanceof Superblock.SuperblockV2V3 recent) {
      end = recent.getEndOfFileAddress();
    }
    if (end > length) {
      throw new NetworkException(
          "is truncated: it has " + length + " of " + end + " bytes; copy or export it again");
    }
  }

  private Entry.Group group(Group group, int depth) {
    if (depth > MAX_DEPTH) {
      throw new NetworkException(
          "nests groups deeper than " + MAX_DEPTH + " levels; export a flatter network");
    }
    Map<String, Entry> members = new LinkedHashMap<>();
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      budget.takeObject();
      members.put(child.getKey(), entry(child.getValue(), depth));
    }
    return new Entry.Group(members);
  }

  private Entry entry(Node node, int depth) {
    if (node.isLink()) {
      return new Entry.Unsupported("is a soft or external link");
    } else if (node instanceof Group group) {
      return group(group, depth + 1);
    } else if (node instanceof Dataset dataset) {
      return dataset(dataset);
    }
    return new Entry.Unsupported("is no dataset");
  }

  private Entry dataset(Dataset dataset) {
    try {
      return DatasetDecoder.decode(dataset, budget);
    } catch (NetworkException e) {
      throw new NetworkException("dataset " + dataset.getPath() + " " + e.getMessage());
    } catch (RuntimeException e) {
      throw NetworkException.inFile(
          "",
          "dataset " + dataset.getPath() + " is damaged and cannot be read; export it again",
          e);
    }
  }
}
