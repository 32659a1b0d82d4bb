package org.firefly.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.architecture.Setting;
import org.firefly.architecture.board.Board;
import org.firefly.architecture.board.Boards;
import org.firefly.architecture.isa.Register;
import org.firefly.host.file.HostException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CoreDescriptionTest {
  private static final Board KV260 = Boards.find("kv260");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve(CoreDescription.FILE_NAME);
  }

  private static CoreDescription kv260() {
    return CoreDescription.of(KV260, KV260.platform().orElseThrow());
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Files.writeString(file, kv260().json());
    CoreDescription read = CoreDescription.read(file);
    assertThat(read).isEqualTo(kv260());
    assertThat(read.board()).isEqualTo("kv260");
    assertThat(read.accelerator()).isEqualTo(KV260.config());
    assertThat(read.buffer().bytes()).isEqualTo(KV260.platform().orElseThrow().bufferBytes());
    assertThat(read.registers()).containsEntry("STATUS", Register.STATUS.offset());
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> CoreDescription.read(file))
        .isInstanceOf(HostException.class)
        .hasMessage(file + " does not exist.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"format\": 2}", "{\"format\": 1, \"board\": []}"})
  void whatIsNoDescriptionIsRefused(String text) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> CoreDescription.read(file))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("is no description of a FireFly bitstream")
        .hasMessageContaining("copy it again");
  }

  @ParameterizedTest
  @CsvSource({"'', accelerator", "'', control", "'', buffer", "/control, uio", "/buffer, device"})
  void missingPartsAreTold(String parent, String key) throws IOException {
    JsonNode tree = new ObjectMapper().readTree(kv260().json());
    ((ObjectNode) tree.at(parent)).putNull(key);
    Files.writeString(file, tree.toString());
    assertThatThrownBy(() -> CoreDescription.read(file))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("lacks accelerator, control or buffer");
  }

  @ParameterizedTest
  @CsvSource({
    "address, -1",
    "bytes, 0",
    "bytes, -1",
    "pageBytes, 0",
    "clockMHz, 0",
    "uio, '\"\"'",
    "uio, '\"../mem\"'",
    "device, '\"a/b\"'",
    "device, '\".\"'"
  })
  void impossibleValuesAreTold(String key, String value) throws IOException {
    String text = kv260().json();
    String changed = text.replaceFirst('"' + key + "\" : [^,\\n]*", '"' + key + "\" : " + value);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed);
    assertThatThrownBy(() -> CoreDescription.read(file))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("has an impossible size, address or name");
  }

  @Test
  void aBufferWithoutBytesIsImpossible() throws IOException {
    CoreDescription.Buffer buffer = kv260().buffer();
    String size = "\"bytes\" : " + buffer.bytes();
    assertThat(kv260().json()).contains(size);
    Files.writeString(file, kv260().json().replace(size, "\"bytes\" : 0"));
    assertThatThrownBy(() -> CoreDescription.read(file))
        .hasMessageContaining("has an impossible size");
  }

  @Test
  void theSmallestPossibleValuesAreTaken() throws IOException {
    String text = kv260().json().replaceFirst("\"address\" : [^,]*", "\"address\" : 0");
    Files.writeString(file, text.replaceFirst("\"clockMHz\" : [^,]*", "\"clockMHz\" : 1"));
    CoreDescription read = CoreDescription.read(file);
    assertThat(read.control().address()).isZero();
    assertThat(read.clockMHz()).isOne();
  }

  @Test
  void otherCoresDifferInWords() {
    assertThat(kv260().differences(KV260.config())).isEmpty();
    assertThat(kv260().differences(KV260.config().with(Setting.WEIGHT_RING_TILES, 16)))
        .isNotEmpty()
        .allSatisfy(difference -> assertThat(difference).isNotBlank());
  }

  @Test
  void namesOfDevicesStayInTheirFolder() {
    assertThat(CoreDescription.isDeviceName("udmabuf-firefly")).isTrue();
    assertThat(CoreDescription.isDeviceName("")).isFalse();
    assertThat(CoreDescription.isDeviceName("..")).isFalse();
    assertThat(CoreDescription.isDeviceName("a/b")).isFalse();
  }
}
