package org.firefly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firefly.architecture.ConfigurationException;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.network.NetworkException;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  @Test
  void everyExceptionOfTheProjectIsASentenceForTheUser() {
    String classPath = System.getProperty("java.class.path");
    List<Class<?>> found =
        Stream.of(classPath.split(Pattern.quote(File.pathSeparator)))
            .map(Path::of)
            .filter(Files::exists)
            .flatMap(library -> ExceptionClasses.in(library).stream())
            .toList();
    assertThat(found)
        .contains(ConfigurationException.class, NetworkException.class, HardwareException.class)
        .allSatisfy(
            exception ->
                assertThat(Problems.isAboutInput(exception))
                    .as("Problems knows " + exception.getName())
                    .isTrue());
  }

  @Test
  void aDefectKeepsItsTrace() {
    assertThat(Problems.isAboutInput(IllegalStateException.class)).isFalse();
  }
}
