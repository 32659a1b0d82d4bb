package org.firefly.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firefly.host.file.HostException;
import org.firefly.host.file.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageBillTest {
  /** Digests are those of the texts a, b and c. */
  private static final String COMMAND =
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
       "metadata": {"component": {"name": "firefly-cli", "version": "0.1.0"}},
       "components": [
        {"bom-ref": "a@1", "name": "a", "licenses": [{"license": {"id": "Apache-2.0"}}],
         "hashes": [{"alg": "MD5", "content": "0cc1"}, {"alg": "SHA-256",
         "content": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}]},
        {"bom-ref": "b@1", "name": "b", "hashes": [{"alg": "SHA-256",
         "content": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"}]},
        {"bom-ref": "c@1", "name": "c", "hashes": [{"alg": "SHA-256",
         "content": "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6"}]}],
       "dependencies": [
        {"ref": "firefly-cli", "dependsOn": ["a@1", "c@1"]},
        {"ref": "a@1", "dependsOn": ["b@1", "c@1"]},
        {"ref": "c@1", "dependsOn": []}]}
      """;

  @TempDir private Path folder;
  private Path bill;
  private Path libraries;

  @BeforeEach
  void write() throws IOException {
    bill = Files.writeString(folder.resolve("firefly.cdx.json"), COMMAND);
    libraries = Files.createDirectory(folder.resolve("lib"));
    Files.writeString(libraries.resolve("a.jar"), "a");
    Files.writeString(libraries.resolve("b.jar"), "b");
  }

  @Test
  void itListsWhatThePackageHoldsAndNothingElse() throws IOException {
    Path file = folder.resolve(PackageBill.FILE_NAME);
    PackageBill.write(bill, libraries, file);
    JsonNode found = Json.INDENTED.readTree(file.toFile());
    assertThat(found.at("/specVersion").asText()).isEqualTo("1.6");
    assertThat(found.at("/metadata/component/name").asText()).isEqualTo("firefly-app");
    assertThat(found.at("/metadata/component/version").asText()).isEqualTo("0.1.0");
    assertThat(found.path("components").findValuesAsText("name")).containsExactly("a", "b");
    assertThat(found.at("/components/0/licenses/0/license/id").asText()).isEqualTo("Apache-2.0");
    assertThat(found.path("dependencies"))
        .hasToString(
            "[{\"ref\":\"firefly-app\",\"dependsOn\":[\"a@1\",\"b@1\"]},"
                + "{\"ref\":\"a@1\",\"dependsOn\":[\"b@1\"]}]");
  }

  @Test
  void aLibraryOfAnotherBuildIsNamed() throws IOException {
    Files.writeString(libraries.resolve("b.jar"), "another");
    assertThatThrownBy(
            () -> PackageBill.write(bill, libraries, folder.resolve(PackageBill.FILE_NAME)))
        .isInstanceOf(HostException.class)
        .hasMessage(bill + " does not list b.jar as it is now; build the command again.");
  }
}
