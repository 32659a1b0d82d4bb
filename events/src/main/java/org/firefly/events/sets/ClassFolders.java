package org.firefly.events.sets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.firefly.events.EventSource;

/**
 * A folder for each class, as in N-MNIST: {@code Train/3/00007.bin}. A folder that is a number is
 * the label of its recordings; if one is not, the labels are the places in the order of the names.
 * Without folders for training and test, all recordings are of either part.
 */
final class ClassFolders implements SetLayout {
  private static final Set<String> TRAINING = Set.of("train", "training");
  private static final Set<String> TEST = Set.of("test", "testing");
  private static final int MAX_DIGITS = 4;

  @Override
  public String description() {
    return "a folder of files for each class (in train and test, if both are needed)";
  }

  @Override
  public Optional<EventSet> find(Path path, EventSets.Part part) {
    List<Path> trainingFolders = parts(path, TRAINING);
    List<Path> testFolders = parts(path, TEST);
    if (trainingFolders.isEmpty() && testFolders.isEmpty()) {
      return classes(path);
    }
    List<Path> wanted = part == EventSets.Part.TRAINING ? trainingFolders : testFolders;
    return wanted.stream().findFirst().flatMap(ClassFolders::classes);
  }

  private static List<Path> parts(Path path, Set<String> names) {
    return Folders.entries(
        path,
        entry ->
            Files.isDirectory(entry)
                && names.contains(Folders.name(entry).toLowerCase(Locale.ROOT)));
  }

  private static Optional<EventSet> classes(Path folder) {
    List<Path> classes = Folders.entries(folder, Files::isDirectory);
    boolean numbered = classes.stream().allMatch(name -> isNumber(Folders.name(name)));
    List<LabelledRecording> recordings = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      int label = numbered ? Integer.parseInt(Folders.name(classes.get(i))) : i;
      for (Path file : Folders.entries(classes.get(i), Files::isRegularFile)) {
        recordings.add(new LabelledRecording(EventSource.ofFile(file), label));
      }
    }
    return recordings.isEmpty()
        ? Optional.empty()
        : Optional.of(new EventSet(recordings, names(classes, numbered)));
  }

  private static List<String> names(List<Path> classes, boolean numbered) {
    if (!numbered) {
      return classes.stream().map(Folders::name).toList();
    }
    int highest = classes.stream().mapToInt(c -> Integer.parseInt(Folders.name(c))).max().orElse(0);
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= highest; i++) {
      names.add(Integer.toString(i));
    }
    return names;
  }

  private static boolean isNumber(String name) {
    return name.matches("\\d{1," + MAX_DIGITS + "}");
  }
}
