package org.firefly.explore.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firefly.explore.stage.Outcome;
import org.firefly.explore.stage.StageResult;
import org.firefly.explore.stage.Work;
import org.firefly.host.file.Json;

/** Work and what it found as text, so that both can go to another process and back. */
public final class WorkText {
  private static final JsonMapper JSON = Json.mapper().build();
  private static final String RESULTS = "results";
  private static final String POINTS = "points";
  private static final String COMPILATIONS = "compilations";
  private static final String SIMULATIONS = "simulations";

  private WorkText() {}

  /** The text of work. */
  public static String of(Work work) {
    return text(work);
  }

  /** The work of a text. */
  public static Work work(String text) {
    try {
      return JSON.readValue(text, Work.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The text is that of no work.", e);
    }
  }

  /** The text of an outcome. */
  public static String of(Outcome outcome) {
    ObjectNode node = JSON.createObjectNode();
    node.put(POINTS, outcome.points());
    node.put(COMPILATIONS, outcome.compilations());
    node.put(SIMULATIONS, outcome.simulations());
    ObjectNode results = node.putObject(RESULTS);
    outcome.results().forEach((key, result) -> results.set(key, JSON.valueToTree(result)));
    return text(node);
  }

  /** The outcome of a text. */
  public static Outcome outcome(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      Map<String, StageResult> results = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> result : node.get(RESULTS).properties()) {
        String key = result.getKey();
        results.put(key, JSON.treeToValue(result.getValue(), Results.type(key)));
      }
      return new Outcome(
          results,
          node.get(POINTS).asInt(),
          node.get(COMPILATIONS).asInt(),
          node.get(SIMULATIONS).asInt());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The text is that of no outcome.", e);
    }
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Work and outcomes can be written.", e);
    }
  }
}
