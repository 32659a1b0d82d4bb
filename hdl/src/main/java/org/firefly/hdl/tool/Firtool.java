package org.firefly.hdl.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.firefly.hdl.tree.HardwareException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CIRCT's firtool, which compiles FIRRTL to SystemVerilog. */
public final class Firtool {
  private static final Logger LOG = LoggerFactory.getLogger(Firtool.class);

  // Yosys 0.23 reads neither packed arrays nor variables within always blocks; assertions keep
  // their names; no randomisation code, so that the output suits synthesis and simulation alike.
  private static final List<String> OPTIONS =
      List.of(
          "--disable-all-randomization",
          "--strip-debug-info",
          "--lowering-options=disallowPackedArrays,disallowLocalVariables,verifLabels");

  /** A failure is kept as well, since an exception while a class is made has no message left. */
  private record Located(Optional<Firtool> tool, Optional<HardwareException> problem) {
    static Located now() {
      try {
        return new Located(Optional.of(new Firtool(FirtoolBinary.locate())), Optional.empty());
      } catch (HardwareException e) {
        return new Located(Optional.empty(), Optional.of(e));
      }
    }
  }

  private static final class Holder {
    static final Located LOCATED = Located.now();
  }

  private final Path binary;

  private Firtool(Path binary) {
    this.binary = binary;
  }

  /**
   * The firtool of this platform, extracted from its Maven artifact to the user's cache.
   *
   * @throws HardwareException if there is none for this platform, or the cache cannot be written
   */
  public static Firtool instance() {
    return Holder.LOCATED
        .tool()
        .orElseThrow(
            () -> {
              HardwareException problem = Holder.LOCATED.problem().orElseThrow();
              return new HardwareException(problem.getMessage(), problem);
            });
  }

  /**
   * Compiles a circuit to one text.
   *
   * @throws HardwareException with what firtool found wrong, by Java file and line
   */
  public String toSystemVerilog(String firrtl) {
    try (TemporaryDirectory work = new TemporaryDirectory()) {
      Path output = work.path().resolve("circuit.sv");
      run(work.path(), firrtl, List.of("-o", output.toString()));
      return SynthesisGuards.around(Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiles a circuit to one file for each module.
   *
   * @return text by file name
   * @throws HardwareException with what firtool found wrong, by Java file and line
   */
  public Map<String, String> toSystemVerilogPerModule(String firrtl) {
    try (TemporaryDirectory work = new TemporaryDirectory()) {
      Path output = work.path().resolve("out");
      run(work.path(), firrtl, List.of("--split-verilog", "-o", output.toString()));
      Map<String, String> files = new TreeMap<>();
      for (String name : Files.readAllLines(output.resolve("filelist.f"))) {
        if (!name.equals("extern_modules.sv")) { // holds comments only
          files.put(name, SynthesisGuards.around(Files.readString(output.resolve(name))));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Path directory, String firrtl, List<String> output) throws IOException {
    Path input = directory.resolve(Diagnostics.INPUT_FILE);
    Files.writeString(input, firrtl);
    List<String> command = new ArrayList<>(List.of(binary.toString(), input.toString()));
    command.addAll(OPTIONS);
    command.addAll(output);
    long start = System.nanoTime();
    ExternalTool.Result result =
        ExternalTool.run(directory, command, "delete it to have it extracted again");
    LOG.debug("firtool took {} ms", (System.nanoTime() - start) / 1_000_000);
    if (result.exitCode() != 0) {
      throw new HardwareException(Diagnostics.explain(result.output()));
    }
  }
}
