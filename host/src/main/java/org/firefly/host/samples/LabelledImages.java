package org.firefly.host.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firefly.host.file.HostException;

/** Grey images of equal size with one class label each. */
public final class LabelledImages {
  private static final String IMAGES = "-images-idx3-ubyte";

  private final byte[] pixels;
  private final byte[] labels;
  private final int rows;
  private final int columns;

  private LabelledImages(byte[] pixels, byte[] labels, int rows, int columns) {
    this.pixels = pixels;
    this.labels = labels;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Wraps copies of the given arrays.
   *
   * @param pixels unsigned bytes [images, rows, columns]
   * @param labels unsigned bytes [images]
   * @throws IllegalArgumentException if the lengths do not agree
   */
  public static LabelledImages of(byte[] pixels, byte[] labels, int rows, int columns) {
    if ((long) labels.length * rows * columns != pixels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d pixels are not %d images of %d x %d",
              pixels.length,
              labels.length,
              rows,
              columns));
    }
    return new LabelledImages(pixels.clone(), labels.clone(), rows, columns);
  }

  /**
   * Reads {@code train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}, raw or with {@code
   * .gz}, from a folder laid out like MNIST.
   *
   * @throws HostException if a file is missing, damaged, or does not fit the other
   */
  public static LabelledImages trainingSet(Path folder) {
    return read(folder, "train");
  }

  /** Whether a folder has images to learn from. */
  public static boolean hasTrainingSet(Path folder) {
    return candidates(folder, "train" + IMAGES).findFirst().isPresent();
  }

  /** As {@link #trainingSet}, for {@code t10k-images-idx3-ubyte} and its labels. */
  public static LabelledImages testSet(Path folder) {
    return read(folder, "t10k");
  }

  public int count() {
    return labels.length;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The classes of all images, 0 to 255. */
  int[] labels() {
    return IntStream.range(0, labels.length).map(this::label).toArray();
  }

  /** The images as currents. */
  public CurrentSource source() {
    return new ImageSource(pixels, labels.length, rows, columns);
  }

  /** Class of an image, 0 to 255. */
  public int label(int image) {
    return labels[image] & 0xff;
  }

  /** Pixel of an image, 0 to 255. */
  public int pixel(int image, int row, int column) {
    return pixels[(image * rows + row) * columns + column] & 0xff;
  }

  private static LabelledImages read(Path folder, String prefix) {
    Path imageFile = find(folder, prefix + IMAGES);
    Path labelFile = find(folder, prefix + "-labels-idx1-ubyte");
    IdxFile images = IdxFile.read(imageFile);
    IdxFile labels = IdxFile.read(labelFile);
    requireRank(imageFile, images, 3);
    requireRank(labelFile, labels, 1);
    int[] shape = images.shape();
    if (shape[0] != labels.shape()[0]) {
      throw new HostException(
          String.format(
              Locale.ROOT,
              "%s holds %d images but %s holds %d labels.",
              imageFile,
              shape[0],
              labelFile,
              labels.shape()[0]));
    }
    return new LabelledImages(images.data(), labels.data(), shape[1], shape[2]);
  }

  private static Path find(Path folder, String name) {
    return candidates(folder, name)
        .findFirst()
        .orElseThrow(
            () ->
                new HostException(
                    "%s has neither %s nor %s.gz; give a folder laid out like MNIST."
                        .formatted(folder, name, name)));
  }

  private static Stream<Path> candidates(Path folder, String name) {
    return Stream.of(name, name + ".gz").map(folder::resolve).filter(Files::isRegularFile);
  }

  private static void requireRank(Path file, IdxFile idx, int rank) {
    if (idx.shape().length != rank) {
      throw new HostException(
          String.format(
              Locale.ROOT, "%s has %d dimensions instead of %d.", file, idx.shape().length, rank));
    }
  }
}
