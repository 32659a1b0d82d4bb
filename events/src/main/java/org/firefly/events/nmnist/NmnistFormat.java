package org.firefly.events.nmnist;

import java.nio.file.Path;
import java.util.List;
import org.firefly.events.ByteSource;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventWriter;
import org.firefly.events.Recording;
import org.firefly.events.Rule;
import org.firefly.events.WritableFormat;

/**
 * Records of 5 bytes, big-endian: x (8 bits), y (8), polarity (1), microseconds (23). The file has
 * no header and does not say its sensor's size. Source: G. Orchard et al., "Converting Static Image
 * Datasets to Spiking Neuromorphic Datasets Using Saccades", 2015, and the readme of the N-MNIST
 * data set.
 */
public final class NmnistFormat implements WritableFormat {
  static final String NAME = "N-MNIST";
  static final int RECORD = 5;

  /** A y that no pixel of the ATIS camera has, since its rows are 0 to 239. */
  static final int MARKER_ROW = 240;

  /** What a marker adds to the time, in microseconds. */
  static final int MARKER_TIME = 1 << 13;

  /** Exclusive limit of a record's own time. */
  static final int TIME_LIMIT = 1 << 23;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> suffixes() {
    return List.of(".bin");
  }

  @Override
  public List<Class<? extends Rule>> rules() {
    return List.of(OverflowMarker.class);
  }

  @Override
  public boolean recognises(byte[] head) {
    return false;
  }

  @Override
  public EventReader open(ByteSource source, EventOptions options) {
    return new NmnistReader(source, options);
  }

  @Override
  public EventWriter create(Path file, Recording recording) {
    return new NmnistWriter(file);
  }
}
