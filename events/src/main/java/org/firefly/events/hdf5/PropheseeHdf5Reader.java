package org.firefly.events.hdf5;

import static org.firefly.events.ByteSource.LONG_LE;
import static org.firefly.events.ByteSource.SHORT_LE;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.FilterManager;
import io.jhdf.object.datatype.CompoundDataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.firefly.events.ByteSource;
import org.firefly.events.DropCounter;
import org.firefly.events.DropReason;
import org.firefly.events.Drops;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventReader;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;

/** Reads the table of events chunk by chunk. */
final class PropheseeHdf5Reader implements EventReader {
  private static final String EVENTS = "/CD/events";
  private static final String TRIGGERS = "/EXT_TRIGGER/events";
  private static final int MAX_CHUNK_EVENTS = 1 << 18;

  private final ByteSource source;
  private final HdfFile file;
  private final ChunkedDataset events;
  private final Recording recording;
  private final DropCounter counter = new DropCounter();
  private final long count;
  private final int chunkEvents;
  private byte[] chunk = {};
  private long next;

  PropheseeHdf5Reader(ByteSource source, Path path) {
    this.source = source;
    FilterManager.addFilter(new EcfFilter());
    file = guarded(() -> new HdfFile(path));
    try {
      events = guarded(this::table);
      count = guarded(() -> events.getDimensions()[0]);
      chunkEvents = guarded(this::checkedChunkEvents);
      recording = guarded(this::describe);
    } catch (EventException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public boolean read(EventBatch batch) {
    batch.clear();
    while (next < count && batch.room() > 0) {
      int inChunk = (int) (next % chunkEvents);
      if (inChunk == 0 || chunk.length == 0) {
        chunk = guarded(this::chunk);
      }
      long left = Math.min(count - next, chunkEvents - inChunk);
      int taken = (int) Math.min(left, batch.room());
      add(inChunk, taken, batch);
      next += taken;
    }
    return batch.size() > 0;
  }

  @Override
  public Drops drops() {
    return counter.drops();
  }

  @Override
  public void close() {
    file.close();
    source.close();
  }

  private void add(int first, int number, EventBatch batch) {
    for (int i = first; i < first + number; i++) {
      int at = i * EcfDecoder.RECORD;
      batch.add(
          (long) LONG_LE.get(chunk, at + 8),
          (short) SHORT_LE.get(chunk, at),
          (short) SHORT_LE.get(chunk, at + 2),
          (short) SHORT_LE.get(chunk, at + 4) == 0 ? 0 : 1);
    }
  }

  private byte[] chunk() {
    byte[] bytes = events.getDecompressedChunk(new int[] {Math.toIntExact(next)});
    long needed = Math.min(chunkEvents, count - next) * EcfDecoder.RECORD;
    if (bytes.length < needed) {
      throw source.damaged("has a chunk of fewer events than its table says");
    }
    return bytes;
  }

  private ChunkedDataset table() {
    Optional<Dataset> dataset = dataset(EVENTS);
    if (dataset.isEmpty()) {
      throw new EventException(
          "%s is HDF5 without the table %s of Prophesee's cameras; name its format, or convert it."
              .formatted(source.name(), EVENTS));
    }
    if (!(dataset.get() instanceof ChunkedDataset chunked)
        || chunked.getDimensions().length != 1
        || !(chunked.getDataType() instanceof CompoundDataType type)
        || !fields(type).equals(List.of("x@0", "y@2", "p@4", "t@8"))
        || type.getSize() != EcfDecoder.RECORD) {
      throw source.damaged("has a table of events that is not laid out as Prophesee's");
    }
    return chunked;
  }

  private static List<String> fields(CompoundDataType type) {
    return type.getMembers().stream()
        .map(member -> member.getName() + "@" + member.getOffset())
        .toList();
  }

  private Optional<Dataset> dataset(String path) {
    String[] parts = path.split("/");
    if (file.getChildren().containsKey(parts[1])
        && file.getChild(parts[1]) instanceof Group group
        && group.getChild(parts[2]) instanceof Dataset dataset) {
      return Optional.of(dataset);
    }
    return Optional.empty();
  }

  private int checkedChunkEvents() {
    int size = events.getChunkDimensions()[0];
    if (size <= 0 || size > MAX_CHUNK_EVENTS || count < 0 || count > Integer.MAX_VALUE) {
      throw source.damaged(
          String.format(Locale.ROOT, "has %d events in chunks of %d", count, size));
    }
    return size;
  }

  private Recording describe() {
    dataset(TRIGGERS).ifPresent(t -> counter.add(DropReason.TRIGGER, t.getDimensions()[0]));
    Recording known = Recording.of("HDF5");
    Attribute geometry = file.getAttribute("geometry");
    if (geometry != null && geometry.getData() instanceof String text) {
      String[] sizes = text.split("x");
      Optional<Integer> width = SensorSize.pixels(sizes[0]);
      Optional<Integer> height = sizes.length == 2 ? SensorSize.pixels(sizes[1]) : width;
      if (width.isPresent() && height.isPresent()) {
        known = known.withSensor(new SensorSize(width.get(), height.get()));
      }
    }
    return known;
  }

  private <T> T guarded(Supplier<T> step) {
    try {
      return step.get();
    } catch (EventException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The HDF5 library answers damaged structures with exceptions of many kinds, endless
      // recursion, or allocation of a size that the file made up.
      throw new EventException(
          "%s cannot be read as HDF5 (%s); copy or record it again, or save it without filters."
              .formatted(source.name(), String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
          e);
    }
  }
}
