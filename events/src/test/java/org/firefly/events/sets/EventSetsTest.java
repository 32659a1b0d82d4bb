package org.firefly.events.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firefly.events.EventBatch;
import org.firefly.events.EventException;
import org.firefly.events.EventFiles;
import org.firefly.events.EventOptions;
import org.firefly.events.EventReader;
import org.firefly.events.EventWriter;
import org.firefly.events.Goldens;
import org.firefly.events.Recording;
import org.firefly.events.SensorSize;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSetsTest {
  @TempDir Path folder;
  private final EventBatch events = new EventBatch();

  @BeforeEach
  void fewEvents() {
    for (int time = 10; time < 50; time += 10) {
      events.add(time, time, 1, 1);
    }
  }

  private void write(String name) {
    Recording recording = Recording.of("test").withSensor(new SensorSize(64, 2));
    try (EventWriter writer = EventFiles.create(folder.resolve(name), recording)) {
      writer.write(events);
      writer.finish();
    }
  }

  private EventSet open(EventSets.Part part) {
    return EventSets.open(folder, part);
  }

  private static List<String> events(LabelledRecording recording) {
    try (EventReader reader = recording.source().open(EventOptions.defaults())) {
      return Goldens.events(reader);
    }
  }

  @Test
  void numberedFoldersAreLabels() {
    write("Train/7/1.bin");
    write("Train/10/1.bin");
    write("Test/7/2.bin");
    EventSet training = open(EventSets.Part.TRAINING);
    assertThat(training.recordings()).extracting(LabelledRecording::label).containsExactly(10, 7);
    assertThat(training.classes()).hasSize(11);
    assertThat(open(EventSets.Part.TEST).recordings()).hasSize(1);
  }

  @Test
  void namedFoldersAreLabelledInTheirOrder() {
    write("cat/1.bin");
    write("ant/1.bin");
    EventSet set = open(EventSets.Part.TEST);
    assertThat(set.classes()).containsExactly("ant", "cat");
    assertThat(set.recordings()).extracting(LabelledRecording::label).containsExactly(0, 1);
  }

  @Test
  void aFolderWithoutRecordingsIsRefused() {
    assertThatThrownBy(() -> open(EventSets.Part.TEST))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("holds no test recordings; give a folder with");
  }

  @Test
  void gesturesAreCutByTheirRows() throws IOException {
    write("user01.npz");
    Files.writeString(folder.resolve("trials_to_train.txt"), "user01.npz\n\n");
    Files.writeString(folder.resolve("trials_to_test.txt"), "");
    Files.writeString(
        folder.resolve("user01.npz_labels.csv"),
        "class,startTime_usec,endTime_usec\n2,10,30\n1,20,99\n");
    EventSet set = open(EventSets.Part.TRAINING);
    assertThat(set.recordings()).extracting(LabelledRecording::label).containsExactly(1, 0);
    assertThat(events(set.recordings().get(0))).containsExactly("10,10,1,1", "20,20,1,1");
    assertThat(events(set.recordings().get(1))).hasSize(3);
    assertThatThrownBy(() -> open(EventSets.Part.TEST))
        .hasMessageContaining("trials_to_test.txt names no recording");
  }

  @Test
  void badRowsOfGesturesAreNamed() throws IOException {
    Files.writeString(folder.resolve("trials_to_test.txt"), "a.aedat\n");
    assertThatThrownBy(() -> open(EventSets.Part.TEST)).hasMessageContaining("a_labels.csv");
    for (String row : List.of("12,1,2", "1,2", "1,2,2", "x,1,2")) {
      Files.writeString(folder.resolve("a_labels.csv"), "class,start,end\n" + row + "\n");
      assertThatThrownBy(() -> open(EventSets.Part.TEST))
          .isInstanceOf(EventException.class)
          .hasMessageContaining("a_labels.csv, line 2, is '" + row + "'");
    }
  }

  /** The file is h5py's: variable lengths, times as half floats; its second word. */
  @Test
  void spokenWordsAreReadAsTonicDoes() {
    EventSet set = EventSets.open(Goldens.path("shd_test.h5"), EventSets.Part.TEST);
    assertThat(set.recordings()).extracting(LabelledRecording::label).containsExactly(3, 0, 1);
    assertThat(set.classes()).containsExactly("null", "eins", "zwei", "drei");
    assertThat(events(set.recordings().get(1)))
        .containsExactly("99975,699,0,1", "500000,0,0,1", "1400390,350,0,1");
  }

  @Test
  void otherFilesOfTheKindAreRefused() throws IOException {
    Path file = folder.resolve("shd_test.h5");
    Files.writeString(file, "no HDF5");
    assertThatThrownBy(() -> EventSets.open(file, EventSets.Part.TEST))
        .isInstanceOf(EventException.class)
        .hasMessageContaining("is no usable file of SHD or SSC");
  }
}
