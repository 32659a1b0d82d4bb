package org.firefly.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFile;

/**
 * State of a run between two epochs, as an npz archive: every array of network and optimiser under
 * its name, {@code epoch} (epochs done) and {@code fingerprint} (UTF-8 of the configuration).
 *
 * <p>Random numbers need no state of their own: each epoch's are drawn from seed and epoch.
 */
final class Checkpoint {
  private static final String FILE = "checkpoint.npz";
  private static final String EPOCH = "epoch";
  private static final String FINGERPRINT = "fingerprint";

  private final Path file;
  private final String fingerprint;

  Checkpoint(Path folder, String fingerprint) {
    file = folder.resolve(FILE);
    this.fingerprint = fingerprint;
  }

  /**
   * Refuses a folder with the checkpoint of an earlier run.
   *
   * @throws TrainingException if there is one
   */
  static void requireNone(Path folder) {
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      throw new TrainingException(
          "%s is the checkpoint of an earlier run; add --resume to go on from it, name another folder with --checkpoints, or delete it."
              .formatted(file));
    }
  }

  /** Replaces the checkpoint; after a crash there is the old one or the new one, never half. */
  void write(NDManager manager, List<Parameter> state, int epochsDone) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray epoch = scratch.create(new long[] {epochsDone});
      NDArray text = scratch.create(fingerprint.getBytes(StandardCharsets.UTF_8));
      epoch.setName(EPOCH);
      text.setName(FINGERPRINT);
      NDList all = new NDList();
      for (Parameter parameter : state) {
        parameter.array().setName(parameter.name());
        all.add(parameter.array());
      }
      all.add(epoch);
      all.add(text);
      try (OutputFile whole = new OutputFile(file)) {
        try (OutputStream out = Files.newOutputStream(whole.temporary())) {
          all.encode(out, NDList.Encoding.NPZ);
        }
        whole.finish();
      }
    } catch (IOException e) {
      throw new TrainingException(OutputException.of(file, e).getMessage(), e);
    }
  }

  /**
   * Copies a checkpoint into the given arrays.
   *
   * @return epochs done
   * @throws TrainingException if it is missing, damaged, or of another configuration
   */
  int read(NDManager manager, List<Parameter> state) {
    try (NDManager scratch = manager.newSubManager()) {
      Map<String, NDArray> arrays = decode(scratch);
      NDArray text = arrays.get(FINGERPRINT);
      NDArray epoch = arrays.get(EPOCH);
      if (text == null || epoch == null) {
        throw damaged(null);
      }
      requireSameRun(new String(text.toByteArray(), StandardCharsets.UTF_8));
      for (Parameter parameter : state) {
        NDArray saved = arrays.get(parameter.name());
        if (saved == null || !saved.getShape().equals(parameter.array().getShape())) {
          throw damaged(null);
        }
      }
      for (Parameter parameter : state) {
        parameter.values().put(arrays.get(parameter.name()).toFloatArray());
      }
      return Math.toIntExact(epoch.getLong(0));
    }
  }

  private Map<String, NDArray> decode(NDManager manager) {
    if (!Files.isRegularFile(file)) {
      throw new TrainingException(
          "There is no checkpoint %s to resume from; start without resuming.".formatted(file));
    }
    Map<String, NDArray> arrays = new HashMap<>();
    try (InputStream in = Files.newInputStream(file)) {
      requireChecksums();
      for (NDArray array : NDList.decode(manager, in)) {
        arrays.put(array.getName(), array);
      }
      return arrays;
    } catch (IOException | RuntimeException e) {
      // The decoder has no exception type of its own for damaged archives.
      throw damaged(e);
    }
  }

  /** The decoder believes any size in the header of an array and asks for as much memory. */
  private void requireChecksums() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      while (zip.getNextEntry() != null) {
        zip.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private void requireSameRun(String saved) {
    if (!saved.equals(fingerprint)) {
      throw new TrainingException(
          "Checkpoint %s belongs to another run (%s); resume with its options or use another folder."
              .formatted(file, saved));
    }
  }

  private TrainingException damaged(Throwable cause) {
    return new TrainingException(
        "Checkpoint %s is damaged; delete it and start without resuming.".formatted(file), cause);
  }
}
