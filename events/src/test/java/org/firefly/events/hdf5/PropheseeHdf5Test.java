package org.firefly.events.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.events.ByteSource;
import org.firefly.events.EventException;
import org.firefly.events.EventFiles;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.Goldens;
import org.firefly.events.SensorSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropheseeHdf5Test {
  @TempDir Path folder;

  @Test
  void theHeaderSaysTheSensor() {
    EventOptions options = EventOptions.defaults();
    try (EventReader reader = EventFiles.open(Goldens.path("ecf.hdf5"), options)) {
      assertThat(reader.recording().sensor()).contains(new SensorSize(1280, 720));
      assertThat(reader.recording().format()).isEqualTo("HDF5");
    }
  }

  @Test
  void otherHdf5FilesAreRefused() {
    Path file = folder.resolve("other.h5");
    try (WritableHdfFile written = HdfFile.write(file)) {
      written.putDataset("spikes", new int[] {1, 2});
    }
    assertThatThrownBy(() -> EventFiles.open(file, EventOptions.defaults()))
        .isInstanceOf(EventException.class)
        .hasMessage(
            file
                + " is HDF5 without the table /CD/events of Prophesee's cameras; name its format,"
                + " or convert it.");
  }

  @Test
  void pipesAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(Goldens.path("ecf.hdf5"));
    ByteSource pipe = ByteSource.of("pipe", new ByteArrayInputStream(bytes));
    assertThatThrownBy(() -> EventFiles.open(pipe, EventOptions.defaults()))
        .isInstanceOf(EventException.class)
        .hasMessage(
            "pipe is HDF5, which cannot be read from a pipe or through gzip; unpack it to a file.");
  }

  @Test
  void tooManyEventsInAChunkAreRefused() {
    byte[] chunk = new byte[16];
    chunk[3] = 1;
    assertThatThrownBy(() -> new EcfDecoder(chunk))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("65535");
  }
}
