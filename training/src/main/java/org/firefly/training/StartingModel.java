package org.firefly.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import org.firefly.events.frames.FrameSpec;
import org.firefly.network.FireFlyNotes;
import org.firefly.network.Network;
import org.firefly.network.nir.NirReader;

/** A trained network in a NIR file, from whose weights a training starts. */
public final class StartingModel {
  private final NirImport content;
  private final FireFlyNotes notes;
  private final String identity;

  private StartingModel(NirImport content, FireFlyNotes notes, String identity) {
    this.content = content;
    this.notes = notes;
    this.identity = identity;
  }

  /**
   * Reads a file such as {@link Training#run} writes: convolutions that keep the map's size, with
   * IF or LIF neurons that reset to zero, SumPool2d and Threshold, and a readout.
   *
   * @throws org.firefly.network.NetworkException if the file is no NIR file
   * @throws TrainingException naming a node that cannot be trained
   */
  public static StartingModel read(Path file) {
    Network network = NirReader.read(file);
    return new StartingModel(
        NirImport.of(network),
        FireFlyNotes.of(network.metadata()),
        "%s:%08x".formatted(file.getFileName(), checksum(file)));
  }

  /** The layers, as {@link Topology#parse} reads them. */
  public String network() {
    return content.topology().text();
  }

  /** Factor of the membrane from step to step. */
  public float decay() {
    return content.decay();
  }

  /** How recordings became frames, if the file says so. */
  public Optional<FrameSpec> frames() {
    return notes.frames().map(FrameSpec::parse);
  }

  /** Time steps that the model was made for, if the file says so. */
  public OptionalInt timeSteps() {
    return notes.timeSteps();
  }

  NirImport content() {
    return content;
  }

  /** Name and checksum of the file. */
  @Override
  public String toString() {
    return identity;
  }

  private static long checksum(Path file) {
    CRC32 sum = new CRC32();
    try {
      sum.update(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new TrainingException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
    return sum.getValue();
  }
}
