package org.firefly.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import org.firefly.host.file.NewFile;

/** Writes reports as JSON. */
public final class ReportFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportFile() {}

  /** Writes the whole file or nothing. */
  public static void write(Object report, Path file) throws IOException {
    try (NewFile whole = new NewFile(file)) {
      JSON.writeValue(whole.temporary().toFile(), report);
      whole.finish();
    }
  }
}
