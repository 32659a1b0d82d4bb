package org.firefly.cli.packaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.firefly.architecture.program.Program;
import org.firefly.files.OutputFile;
import org.firefly.host.HostEncoder;
import org.firefly.host.file.HostException;
import org.firefly.host.file.ZipTime;
import org.firefly.runtime.app.RunApp;
import org.firefly.simulator.Simulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * The libraries of the runtime, taken from where this process itself has loaded them: jars beside
 * the command, or the class folders of a build, which become jars.
 */
final class AppLibraries {
  private AppLibraries() {}

  /** Copies them into a folder. */
  static void copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Class<?> member : members()) {
      Path library = locationOf(member);
      if (Files.isDirectory(library)) {
        writeJar(library, folder.resolve(member.getSimpleName() + ".jar"));
      } else {
        Files.copy(library, folder.resolve(library.getFileName().toString()));
      }
    }
  }

  /** A class of each library. */
  static List<Class<?>> members() {
    return List.of(
        RunApp.class,
        Program.class,
        HostEncoder.class,
        OutputFile.class,
        Simulator.class,
        Native.class,
        CommandLine.class,
        ObjectMapper.class,
        JsonFactory.class,
        JsonProperty.class,
        Jdk8Module.class,
        Logger.class,
        LoggerFactory.getILoggerFactory().getClass());
  }

  /** The jar or folder from which a class was loaded. */
  static Path locationOf(Class<?> member) {
    try {
      return Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new HostException(
          "The library of " + member.getName() + " is no file; run the firefly command.", e);
    }
  }

  private static void writeJar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        zip.putNextEntry(ZipTime.entry(name));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }
}
