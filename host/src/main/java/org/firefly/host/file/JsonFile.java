package org.firefly.host.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Path;

/** Writes records as JSON. */
public final class JsonFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .addModule(new Jdk8Module())
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  private JsonFile() {}

  /** Writes the whole file or nothing; what is absent has no key. */
  public static void write(Object record, Path file) throws IOException {
    try (NewFile whole = new NewFile(file)) {
      JSON.writeValue(whole.temporary().toFile(), record);
      whole.finish();
    }
  }
}
