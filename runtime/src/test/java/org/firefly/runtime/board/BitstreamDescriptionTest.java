package org.firefly.runtime.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.host.CoreDescription;
import org.firefly.host.file.HostException;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.TestPrograms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The firefly.json of a Vivado project beside the configuration of a board. */
class BitstreamDescriptionTest {
  @TempDir private Path folder;
  private Path configuration;
  private Path description;

  @BeforeEach
  void writeConfiguration() throws IOException {
    configuration = Files.createFile(folder.resolve("firefly-board.properties"));
    description = folder.resolve(CoreDescription.FILE_NAME);
  }

  private static String json(String name) {
    Board board = Boards.find(name);
    return CoreDescription.of(board, board.platform().orElseThrow()).json();
  }

  private void open() {
    BoardDevice.open(TestPrograms.of(2, 1), BoardSettings.read(configuration)).close();
  }

  @Test
  void theDescriptionOfAnotherBoardIsRefusedWithEveryDifference() throws IOException {
    Files.writeString(description, json("zcu104"));
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith(
            "The bitstream for zcu104 is not what the program was compiled for: P is 32 instead of"
                + " 16, the number of cores is 1 instead of 2")
        .hasMessageEndingWith("or load the bitstream of the program's target.");
  }

  @Test
  void theDescriptionOfAnotherVersionIsRefusedWithBothVersions() throws IOException {
    String newer = json("kv260").replaceFirst("\"version\" : \\d+", "\"version\" : 131075");
    Files.writeString(description, newer);
    assertThatThrownBy(this::open)
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith(
            "firefly.json describes registers of version 2.3, but this runtime drives version 4.0");
  }

  @Test
  void theNamesOfTheDevicesComeFromTheDescription() throws IOException {
    Files.writeString(
        description,
        json("kv260")
            .replace("\"uio\" : \"firefly\"", "\"uio\" : \"spikes\"")
            .replace("\"device\" : \"udmabuf-firefly\"", "\"device\" : \"udmabuf3\""));
    assertThat(BoardSettings.read(configuration).uio()).isEqualTo("spikes");
    assertThat(BoardSettings.read(configuration).udmabuf()).isEqualTo("udmabuf3");
  }

  @Test
  void aNameInTheConfigurationWins() throws IOException {
    Files.writeString(description, json("kv260"));
    Files.writeString(configuration, "uio = mine\nudmabuf = udmabuf1\n");
    assertThat(BoardSettings.read(configuration).uio()).isEqualTo("mine");
    assertThat(BoardSettings.read(configuration).udmabuf()).isEqualTo("udmabuf1");
  }

  @Test
  void aDescriptionElsewhereIsReadWhenTheConfigurationNamesIt() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("board.json"), json("ultra96v2"));
    Files.writeString(configuration, "bitstream = " + elsewhere + "\n");
    assertThat(BoardSettings.read(configuration).bitstream().orElseThrow().board())
        .isEqualTo("ultra96v2");
  }

  @Test
  void aDamagedDescriptionIsNamedWithTheRemedy() throws IOException {
    String whole = json("kv260");
    Files.writeString(description, whole.substring(0, whole.length() / 2));
    assertThatThrownBy(() -> BoardSettings.read(configuration))
        .isInstanceOf(HostException.class)
        .hasMessage(
            description
                + " is no description of a FireFly bitstream; copy it again from the folder that"
                + " `firefly generate` wrote.");
  }

  @Test
  void aMissingDescriptionIsNamed() throws IOException {
    Files.writeString(configuration, "bitstream = " + description + "\n");
    assertThatThrownBy(() -> BoardSettings.read(configuration))
        .isInstanceOf(HostException.class)
        .hasMessage(description + " does not exist.");
  }
}
