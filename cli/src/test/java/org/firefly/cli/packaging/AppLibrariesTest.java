package org.firefly.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firefly.cli.ExceptionClasses;
import org.firefly.host.file.HostException;
import org.firefly.runtime.DeviceException;
import org.firefly.runtime.app.RunApp;
import org.junit.jupiter.api.Test;

class AppLibrariesTest {
  @Test
  void everyExceptionOfAPackageIsASentenceForTheUser() {
    List<Class<?>> found =
        AppLibraries.members().stream()
            .map(AppLibraries::locationOf)
            .distinct()
            .flatMap(library -> ExceptionClasses.in(library).stream())
            .toList();
    assertThat(found)
        .contains(HostException.class, DeviceException.class)
        .allSatisfy(
            exception ->
                assertThat(RunApp.ABOUT_INPUT)
                    .as("RunApp knows " + exception.getName())
                    .anyMatch(known -> known.isAssignableFrom(exception)));
  }
}
