package org.firefly.host.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.files.OutputFile;

/** How this project's records become JSON: what is absent has no key. */
public final class Json {
  private static final JsonInclude.Value PRESENT =
      JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT);

  /** Writes an object over many lines. */
  public static final JsonMapper INDENTED =
      mapper().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** A mapper that knows accelerators and optional values. */
  public static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .addModule(new Jdk8Module())
        .defaultPropertyInclusion(PRESENT)
        .addMixIn(AcceleratorConfig.class, Accelerator.class);
  }

  /** An accelerator is an object with a key for each setting. */
  private abstract static class Accelerator {
    @JsonValue
    abstract Map<String, Object> describe();

    @JsonCreator
    static AcceleratorConfig parse(Map<String, String> description) {
      return AcceleratorConfig.parse(description);
    }
  }

  /** Writes the whole file or nothing. */
  public static void write(Object record, Path file) throws IOException {
    try (OutputFile whole = new OutputFile(file)) {
      INDENTED.writeValue(whole.temporary().toFile(), record);
      whole.finish();
    }
  }
}
