package org.firefly.network.nir;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.PipelineFilterWithData;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firefly.network.NetworkException;

/**
 * The filters of a chunked dataset, all of which can be read.
 *
 * @param ids their registered numbers
 */
record ChunkFilters(Set<Integer> ids) {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int FLETCHER32 = 3;
  private static final int LZF = 32000;
  private static final Set<Integer> READABLE = Set.of(DEFLATE, SHUFFLE, FLETCHER32, LZF);

  /** HDF5's own filters that the library lacks; newer files leave their names out. */
  private static final Map<Integer, String> KNOWN =
      Map.of(4, "szip", 5, "n-bit", 6, "scale-offset");

  private static final Pattern NUMBER = Pattern.compile("id=(\\d+)");

  /**
   * Takes them from a dataset.
   *
   * @throws NetworkException if one of them cannot be read
   */
  static ChunkFilters of(ChunkedDataset dataset) {
    Set<Integer> ids = new HashSet<>();
    try {
      for (PipelineFilterWithData filter : dataset.getFilters()) {
        if (!READABLE.contains(filter.getId()) || !ids.add(filter.getId())) {
          throw refusal("'" + filter.getName() + "'");
        }
      }
    } catch (HdfFilterException e) {
      throw refusal(name(e.getMessage()));
    }
    return new ChunkFilters(Set.copyOf(ids));
  }

  private static String name(String message) {
    Matcher number = NUMBER.matcher(message);
    if (!number.find()) {
      return "an unknown filter";
    }
    String id = number.group(1);
    return KNOWN.entrySet().stream()
        .filter(known -> known.getKey().toString().equals(id))
        .map(known -> "'" + known.getValue() + "'")
        .findFirst()
        .orElse("filter number " + id);
  }

  private static NetworkException refusal(String filter) {
    return new NetworkException(
        "is compressed with " + filter + ", which is not read; " + H5Repack.REMEDY);
  }

  boolean isDeflated() {
    return ids.contains(DEFLATE);
  }
}
