package org.firefly.host.samples;

import java.nio.file.Files;
import java.nio.file.Path;

/** The test set of a folder that is laid out like MNIST. */
final class IdxFormat implements SampleFormat {
  @Override
  public String description() {
    return "a folder with a test set in MNIST's idx files, raw or .gz";
  }

  /** Any folder: the reader says which file is missing. */
  @Override
  public boolean recognises(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public Samples open(Path path) {
    LabelledImages images = LabelledImages.testSet(path);
    return Samples.inMemory(images.source(), images.labels());
  }
}
