package org.firefly.events.sets;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firefly.events.EventException;

/**
 * The spoken words of SHD and SSC: an HDF5 file, or a folder with {@code shd_train.h5} and {@code
 * shd_test.h5} (or {@code ssc_}), unpacked. Source: B. Cramer et al., "The Heidelberg Spiking Data
 * Sets for the Systematic Evaluation of Spiking Neural Networks", 2020.
 */
final class ShdFiles implements SetLayout {
  private static final int LARGEST_LABEL = 0xffff;
  private static final List<String> SUFFIXES = List.of(".h5", ".hdf5");

  @Override
  public String description() {
    return "shd_train.h5 and shd_test.h5";
  }

  @Override
  public Optional<EventSet> find(Path path, EventSets.Part part) {
    if (Files.isRegularFile(path)) {
      return hasSuffix(path) && !isCameras(path) ? Optional.of(read(path)) : Optional.empty();
    }
    String ending = part == EventSets.Part.TRAINING ? "_train" : "_test";
    return Folders.entries(path, file -> hasSuffix(file) && stem(file).endsWith(ending)).stream()
        .findFirst()
        .map(ShdFiles::read);
  }

  /** Prophesee's recordings are HDF5 as well, with a group for the events. */
  private static boolean isCameras(Path file) {
    return ShdSource.withFile(file, hdf -> hdf.getChild("CD") != null);
  }

  private static boolean hasSuffix(Path file) {
    String name = Folders.name(file).toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().anyMatch(name::endsWith);
  }

  private static String stem(Path file) {
    String name = Folders.name(file).toLowerCase(Locale.ROOT);
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static EventSet read(Path file) {
    return ShdSource.withFile(
        file,
        hdf -> {
          int[] labels = labels(file, hdf);
          List<LabelledRecording> recordings = new ArrayList<>();
          for (int i = 0; i < labels.length; i++) {
            recordings.add(new LabelledRecording(new ShdSource(file, i), labels[i]));
          }
          return new EventSet(recordings, classes(hdf, labels));
        });
  }

  private static int[] labels(Path file, HdfFile hdf) {
    Object data = hdf.getDatasetByPath("labels").getData();
    int[] labels =
        data instanceof int[] ints
            ? ints
            : data instanceof long[] longs
                ? Arrays.stream(longs).mapToInt(Math::toIntExact).toArray()
                : data instanceof short[] shorts ? unsigned(shorts) : unsigned((byte[]) data);
    if (labels.length == 0) {
      throw new EventException(file + " holds no recordings; fetch it again.");
    }
    if (Arrays.stream(labels).anyMatch(label -> label < 0 || label > LARGEST_LABEL)) {
      throw new EventException(file + " has labels that are no classes; fetch it again.");
    }
    return labels;
  }

  private static int[] unsigned(short[] values) {
    int[] labels = new int[values.length];
    Arrays.setAll(labels, i -> values[i] & 0xffff);
    return labels;
  }

  private static int[] unsigned(byte[] values) {
    int[] labels = new int[values.length];
    Arrays.setAll(labels, i -> values[i] & 0xff);
    return labels;
  }

  /** The words that were spoken, or numbers where the file does not name them. */
  private static List<String> classes(HdfFile hdf, int[] labels) {
    int highest = Arrays.stream(labels).max().orElse(0);
    if (hdf.getChild("extra") instanceof Group extra
        && extra.getChild("keys") instanceof Dataset keys
        && keys.getData() instanceof Object[] words
        && words.length > highest) {
      return Arrays.stream(words).map(Object::toString).toList();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= highest; i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }
}
