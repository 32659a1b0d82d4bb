package org.firefly.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.firefly.events.SensorSize;
import org.firefly.events.generate.CameraModel;
import org.firefly.events.generate.GeneratedSet;
import org.firefly.events.generate.Picture;
import org.firefly.events.generate.Saccades;
import org.firefly.host.samples.LabelledImages;
import org.firefly.runtime.command.OutputPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records images with a model of an event camera. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Moves real images under a model of an event camera and writes what it sees as event files.",
      "",
      "As for N-MNIST, an image moves along a triangle in three saccades of 100 ms; a pixel emits an"
          + " event when the logarithm of its brightness has changed by its threshold. Files are"
          + " OUT/train/CLASS/NNNNN.bin and OUT/test/CLASS/NNNNN.bin; equal options give equal"
          + " files. Without a training set in DIR, the test set is divided: the last of every five"
          + " images is for testing."
    },
    footer = {
      "",
      "Examples:",
      "  firefly record data/fashion-mnist -o recordings",
      "  firefly record /usr/share/datasets/fashion-mnist -o recordings --training 20000 --format .raw"
    })
final class RecordCommand implements Callable<Integer> {
  private static final int DIVISION = 5;

  @Parameters(
      paramLabel = "DIR",
      description = "Folder with images in MNIST's idx files, raw or .gz.")
  private Path data;

  @Option(
      converter = OutputPath.ToFolder.class,
      names = {"-o", "--output"},
      paramLabel = "OUT",
      required = true,
      description = "Folder for the recordings.")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = ".SUFFIX",
      defaultValue = ".bin",
      description =
          "Suffix, which decides the format: .bin (N-MNIST), .aedat4, .raw (EVT3) or .npz. Default:"
              + " ${DEFAULT-VALUE}.")
  private String suffix;

  @Option(
      names = "--sensor",
      paramLabel = "WxH",
      description = "Size of the sensor. Default: 34x34, as N-MNIST's.")
  private Optional<String> sensor;

  @Option(
      names = "--training",
      paramLabel = "N",
      description = "Record only the first N training images.")
  private Optional<Integer> training;

  @Option(names = "--test", paramLabel = "N", description = "Record only the first N test images.")
  private Optional<Integer> test;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the pixels' thresholds and the noise. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Spec private CommandSpec spec;

  /** Images of a set that become recordings of a part. */
  private record Division(String part, LabelledImages images, int[] numbers) {
    Picture picture(int i) {
      byte[] pixels = new byte[images.rows() * images.columns()];
      for (int at = 0; at < pixels.length; at++) {
        pixels[at] = (byte) images.pixel(numbers[i], at / images.columns(), at % images.columns());
      }
      return new Picture(pixels, images.columns(), images.rows());
    }

    int label(int i) {
      return images.label(numbers[i]);
    }
  }

  @Override
  public Integer call() {
    CameraModel model =
        sensor
            .map(SensorSize::parse)
            .map(CameraModel.DEFAULT::withSensor)
            .orElse(CameraModel.DEFAULT);
    GeneratedSet set = new GeneratedSet(model, Saccades.DEFAULT, suffix, seed);
    PrintWriter out = spec.commandLine().getOut();
    for (Division division : divisions()) {
      Path folder = output.resolve(division.part());
      int pictures = division.numbers().length;
      try (ConsoleProgress progress = ConsoleProgress.of("Recording", pictures)) {
        long events =
            set.write(folder, pictures, division::picture, division::label, progress::step);
        out.printf(
            Locale.ROOT, "Wrote %d recordings with %d events to %s.%n", pictures, events, folder);
      }
    }
    out.flush();
    return 0;
  }

  private List<Division> divisions() {
    LabelledImages tests = LabelledImages.testSet(data);
    if (LabelledImages.hasTrainingSet(data)) {
      LabelledImages images = LabelledImages.trainingSet(data);
      return List.of(division("train", images, i -> true), division("test", tests, i -> true));
    }
    return List.of(
        division("train", tests, i -> i % DIVISION != DIVISION - 1),
        division("test", tests, i -> i % DIVISION == DIVISION - 1));
  }

  private Division division(String part, LabelledImages images, IntPredicate wanted) {
    Optional<Integer> limit = part.equals("train") ? training : test;
    IntStream numbers = IntStream.range(0, images.count()).filter(wanted);
    return new Division(part, images, numbers.limit(limit.orElse(Integer.MAX_VALUE)).toArray());
  }
}
