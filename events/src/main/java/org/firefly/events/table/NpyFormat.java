package org.firefly.events.table;

import java.util.Arrays;
import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.EventFormat;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Rule;

/**
 * Arrays of NumPy: structured ones with fields such as x, y, t and p in any order and of any
 * integer or float type, as tonic holds events, or numbers of shape [N, 4] in the order that an
 * option names. Times are microseconds.
 */
public final class NpyFormat implements EventFormat {
  static final String NAME = "npy";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> suffixes() {
    return List.of(".npy");
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(ColumnOrder.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    return head.length >= NpyHeader.MAGIC.length
        && Arrays.equals(NpyHeader.MAGIC, Arrays.copyOf(head, NpyHeader.MAGIC.length));
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    return new RowReader(NAME, source, options);
  }
}
