package org.firefly.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What is written into every page. */
final class Resources {
  private static final String WEB_JAR = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";
  private static final String VERSIONS = "/META-INF/resources/webjars/echarts/";
  private static final String SCRIPT = "/dist/echarts.min.js";

  private Resources() {}

  /** A file beside this class. */
  static String text(String name) {
    return read(name);
  }

  /** The library that draws charts, in the version that is on the class path. */
  static String charts() {
    Properties properties = new Properties();
    try (InputStream stream = Resources.class.getResourceAsStream(WEB_JAR)) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(VERSIONS + properties.getProperty("version") + SCRIPT);
  }

  private static String read(String resource) {
    try (InputStream stream = Resources.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
