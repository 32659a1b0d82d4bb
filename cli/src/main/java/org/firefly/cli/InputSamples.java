package org.firefly.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.InputKind;
import org.firefly.host.CurrentSource;
import org.firefly.host.ImageSource;
import org.firefly.host.Labels;
import org.firefly.host.NpySource;
import org.firefly.host.SampleSource;
import org.firefly.host.SpikeSource;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyReader;
import org.firefly.network.data.LabelledImages;

/** The samples of a run and, where they are known, their labels. */
final class InputSamples implements AutoCloseable {
  private final SampleSource source;
  private final Optional<int[]> labels;

  /** The open file behind the source, if it is one. */
  private final Optional<NpyReader> reader;

  private InputSamples(SampleSource source, Optional<int[]> labels, Optional<NpyReader> reader) {
    this.source = source;
    this.labels = labels;
    this.reader = reader;
  }

  /**
   * The test set of a folder with idx files in the layout of MNIST.
   *
   * @throws org.firefly.network.data.DatasetException if the folder cannot be used
   */
  static InputSamples ofFolder(Path folder) {
    LabelledImages images = LabelledImages.testSet(folder);
    byte[] pixels = new byte[images.count() * images.rows() * images.columns()];
    int[] labels = new int[images.count()];
    int at = 0;
    for (int image = 0; image < images.count(); image++) {
      labels[image] = images.label(image);
      for (int row = 0; row < images.rows(); row++) {
        for (int column = 0; column < images.columns(); column++) {
          pixels[at++] = (byte) images.pixel(image, row, column);
        }
      }
    }
    ImageSource source = new ImageSource(pixels, images.count(), images.rows(), images.columns());
    return new InputSamples(source, Optional.of(labels), Optional.empty());
  }

  /**
   * The samples of a .npy file; the caller closes this object when the run is over.
   *
   * @throws HostException if a file cannot be used
   */
  static InputSamples ofFile(Path file, Optional<Path> labelFile) {
    NpyReader reader = NpyReader.open(file);
    try {
      SampleSource source = NpySource.of(reader);
      Optional<int[]> labels = labelFile.map(path -> Labels.read(path, source.count()));
      return new InputSamples(source, labels, Optional.of(reader));
    } catch (HostException e) {
      reader.close();
      throw e;
    }
  }

  SampleSource source() {
    return source;
  }

  Optional<int[]> labels() {
    return labels;
  }

  /** Completes options of the compiler with the kind and the scale of the input. */
  CompilerOptions describeTo(CompilerOptions options) {
    if (source instanceof SpikeSource spikes) {
      return options.withInput(InputKind.SPIKES).withTimeSteps(spikes.timeSteps());
    }
    CompilerOptions analog = options.withInput(InputKind.ANALOG);
    if (source instanceof ImageSource) {
      return analog.withInputScale(ImageSource.SCALE);
    }
    if (reader.orElseThrow().type().isInteger()) {
      return analog.withInputScale(1);
    }
    double maximum = maximum((CurrentSource) source);
    return maximum > 0 ? analog.withInputMaximum(maximum) : analog.withInputScale(1);
  }

  private static double maximum(CurrentSource source) {
    double[] sample = new double[source.map().size()];
    double maximum = 0;
    for (int i = 0; i < source.count(); i++) {
      source.read(i, sample);
      for (double value : sample) {
        maximum = Math.max(maximum, Math.abs(value));
      }
    }
    return maximum;
  }

  @Override
  public void close() {
    reader.ifPresent(NpyReader::close);
  }
}
