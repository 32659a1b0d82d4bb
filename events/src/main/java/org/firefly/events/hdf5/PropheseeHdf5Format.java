package org.firefly.events.hdf5;

import java.nio.file.Path;
import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.EventException;
import org.firefly.events.EventFormat;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;

/** HDF5 files of Prophesee: a table of events in {@code CD/events}. */
public final class PropheseeHdf5Format implements EventFormat {
  private static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  @Override
  public String name() {
    return "HDF5";
  }

  @Override
  public List<String> suffixes() {
    return List.of(".hdf5", ".h5");
  }

  @Override
  public boolean recognises(byte[] head) {
    return ByteSource.startsWith(head, MAGIC);
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    Path file =
        source
            .file()
            .orElseThrow(
                () ->
                    new EventException(
                        source.name()
                            + " is HDF5, which cannot be read from a pipe or through gzip; unpack"
                            + " it to a file."));
    return new PropheseeHdf5Reader(source, file);
  }
}
