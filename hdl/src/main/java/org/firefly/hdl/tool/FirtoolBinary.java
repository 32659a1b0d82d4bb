package org.firefly.hdl.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.firefly.files.OutputFile;
import org.firefly.hdl.tree.HardwareException;

/** Takes the firtool binary of this platform out of its Maven artifact, once per user. */
final class FirtoolBinary {
  private static final String ROOT = "/org.chipsalliance/llvm-firtool/";

  private FirtoolBinary() {}

  /**
   * The executable, extracted to the {@link CacheFolder} unless it is there, whole.
   *
   * @throws HardwareException if there is none for this platform or the cache cannot be written
   */
  static Path locate() {
    return locate(
        System.getProperty("os.name"), System.getProperty("os.arch"), CacheFolder.standard());
  }

  static Path locate(String os, String arch, Path cache) {
    String platform = platform(os, arch);
    try {
      String version = version();
      Path binary =
          cache.resolve("firtool-" + version + "-" + platform).resolve(fileName(platform));
      if (!Files.isExecutable(binary) || !Seal.holds(binary)) {
        extract(platform, binary);
      }
      return binary;
    } catch (IOException e) {
      throw new HardwareException(
          "cannot extract firtool to " + cache + " (" + e + "); " + CacheFolder.REMEDY, e);
    }
  }

  private static String fileName(String platform) {
    return platform.startsWith("windows") ? "firtool.exe" : "firtool";
  }

  private static String version() throws IOException {
    try (InputStream in = resource(ROOT + "project.version")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static InputStream resource(String name) {
    InputStream in = FirtoolBinary.class.getResourceAsStream(name);
    if (in == null) {
      throw new HardwareException(
          "firtool is not on the class path; add org.chipsalliance:llvm-firtool to it");
    }
    return in;
  }

  private static String platform(String os, String arch) {
    String system = os.toLowerCase(Locale.ROOT);
    boolean x64 = arch.equals("amd64") || arch.equals("x86_64");
    if (system.contains("linux") && x64) {
      return "linux-x64";
    } else if (system.contains("windows") && x64) {
      return "windows-x64";
    } else if (system.contains("mac")) {
      return "macos-x64"; // also runs on ARM, through Rosetta
    }
    throw new HardwareException(
        "there is no firtool for "
            + os
            + " on "
            + arch
            + "; generate SystemVerilog on Linux x64, Windows x64 or macOS");
  }

  private static void extract(String platform, Path binary) throws IOException {
    if (!Files.isExecutable(binary)) {
      Files.deleteIfExists(binary); // its mode would be handed on
    }
    try (InputStream in = resource(ROOT + platform + "/bin/firtool");
        OutputFile whole = new OutputFile(binary)) {
      Files.copy(in, whole.temporary());
      if (!whole.temporary().toFile().setExecutable(true)) {
        throw new IOException("cannot make " + whole.temporary() + " executable");
      }
      whole.finish();
      Seal.write(binary);
    }
  }
}
