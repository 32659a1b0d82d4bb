package org.firefly.cli.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.firefly.host.file.HostException;
import org.firefly.host.file.Json;

/**
 * The bill of materials of a package, CycloneDX 1.6: what the bill of the command says of the
 * libraries that the package holds, which are known by their digests.
 */
final class PackageBill {
  /** Name of the file in a package. */
  static final String FILE_NAME = "firefly-app.cdx.json";

  /** Name of the command's own, which the build writes beside the command's jar. */
  private static final String COMMAND_BILL = "firefly.cdx.json";

  private static final String DIGEST = "SHA-256";

  private final JsonNode command;
  private final Path source;

  private PackageBill(JsonNode command, Path source) {
    this.command = command;
    this.source = source;
  }

  /** The bill of the running command; absent where its classes are not in a jar. */
  static Optional<Path> ofCommand() {
    Path bill = AppLibraries.locationOf(PackageBill.class).resolveSibling(COMMAND_BILL);
    return Files.isRegularFile(bill) ? Optional.of(bill) : Optional.empty();
  }

  /**
   * Writes the bill of all jars in a folder.
   *
   * @param bill of the command
   * @param libraries the folder
   * @throws HostException if the bill lacks one of them
   */
  static void write(Path bill, Path libraries, Path file) throws IOException {
    PackageBill whole = new PackageBill(Json.INDENTED.readTree(bill.toFile()), bill);
    try (Stream<Path> jars = Files.list(libraries)) {
      Json.INDENTED.writeValue(file.toFile(), whole.of(jars.sorted().toList()));
    }
  }

  private ObjectNode of(List<Path> jars) throws IOException {
    ObjectNode bill = Json.INDENTED.createObjectNode();
    for (String key : List.of("bomFormat", "specVersion", "version")) {
      bill.set(key, command.path(key));
    }
    ObjectNode application = bill.putObject("metadata").putObject("component");
    application.put("type", "application");
    application.put("bom-ref", BoardPackage.FOLDER);
    application.put("name", BoardPackage.FOLDER);
    application.set("version", command.at("/metadata/component/version"));
    ArrayNode components = bill.putArray("components");
    Set<String> references = new TreeSet<>();
    for (Path jar : jars) {
      JsonNode component = componentOf(jar);
      components.add(component);
      references.add(component.path("bom-ref").asText());
    }
    bill.set("dependencies", dependencies(references));
    return bill;
  }

  private JsonNode componentOf(Path jar) throws IOException {
    String digest = digest(jar);
    return elements(command.path("components"))
        .filter(component -> digest.equals(digestOf(component)))
        .findFirst()
        .orElseThrow(
            () ->
                new HostException(
                    source
                        + " does not list "
                        + jar.getFileName()
                        + " as it is now; build the command again."));
  }

  private static String digestOf(JsonNode component) {
    return elements(component.path("hashes"))
        .filter(hash -> hash.path("alg").asText().equals(DIGEST))
        .map(hash -> hash.path("content").asText())
        .findFirst()
        .orElse("");
  }

  /** What needs what, as far as both are in the package. */
  private ArrayNode dependencies(Set<String> references) {
    ArrayNode all = Json.INDENTED.createArrayNode();
    ObjectNode application = all.addObject();
    application.put("ref", BoardPackage.FOLDER);
    references.forEach(application.putArray("dependsOn")::add);
    elements(command.path("dependencies"))
        .filter(entry -> references.contains(entry.path("ref").asText()))
        .forEach(
            entry -> {
              ObjectNode kept = all.addObject().put("ref", entry.path("ref").asText());
              ArrayNode needs = kept.putArray("dependsOn");
              elements(entry.path("dependsOn"))
                  .filter(needed -> references.contains(needed.asText()))
                  .forEach(needs::add);
            });
    return all;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String digest(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(DIGEST).digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has " + DIGEST, e);
    }
  }
}
