package org.firefly.cli.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.firefly.host.file.Json;

/**
 * The command's bill of materials, CycloneDX 1.6, without some libraries and what only they need.
 *
 * @param json the bill
 */
record ReleaseBill(ObjectNode json) {
  private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

  /** Reads the bill that the build wrote. */
  static ReleaseBill read(Path file) throws IOException {
    return new ReleaseBill((ObjectNode) Json.INDENTED.readTree(file.toFile()));
  }

  /** The same without the libraries of groups that start like this, and without orphans. */
  ReleaseBill without(String group) {
    Set<String> left = new HashSet<>();
    components()
        .filter(c -> c.path("group").asText().startsWith(group))
        .forEach(c -> left.add(id(c)));
    Set<String> kept = reachable(left);
    ObjectNode copy = json.deepCopy();
    keep(copy, "components", c -> kept.contains(id(c)));
    keep(copy, "dependencies", d -> kept.contains(d.path("ref").asText()));
    elements(copy.path("dependencies"))
        .map(ObjectNode.class::cast)
        .forEach(entry -> keep(entry, "dependsOn", needed -> kept.contains(needed.asText())));
    return new ReleaseBill(copy);
  }

  /** File names of the libraries, as the build copies them. */
  List<String> jars() {
    return components().map(ReleaseBill::jar).sorted().toList();
  }

  private Stream<JsonNode> components() {
    return elements(json.path("components"));
  }

  private Set<String> reachable(Set<String> left) {
    Map<String, JsonNode> needs = new HashMap<>();
    elements(json.path("dependencies"))
        .forEach(entry -> needs.put(entry.path("ref").asText(), entry.path("dependsOn")));
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(id(json.at("/metadata/component")));
    while (!open.isEmpty()) {
      String reference = open.remove();
      if (!left.contains(reference) && seen.add(reference) && needs.containsKey(reference)) {
        elements(needs.get(reference)).forEach(needed -> open.add(needed.asText()));
      }
    }
    return seen;
  }

  private static void keep(ObjectNode object, String key, Predicate<JsonNode> wanted) {
    if (object.path(key) instanceof ArrayNode all) {
      ArrayNode kept = object.arrayNode();
      elements(all).filter(wanted).forEach(kept::add);
      object.set(key, kept);
    }
  }

  private static String id(JsonNode component) {
    return component.path("bom-ref").asText();
  }

  private static String jar(JsonNode component) {
    Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
    return component.path("name").asText()
        + "-"
        + component.path("version").asText()
        + (classifier.find() ? "-" + classifier.group(1) : "")
        + ".jar";
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
