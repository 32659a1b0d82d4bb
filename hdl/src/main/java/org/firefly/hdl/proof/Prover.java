package org.firefly.hdl.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firefly.files.OutputFile;
import org.firefly.hdl.tool.ExternalTool;
import org.firefly.hdl.tool.ExternalTool.Result;
import org.firefly.hdl.tool.TemporaryDirectory;
import org.firefly.hdl.tree.HardwareException;
import org.firefly.hdl.tree.Statement.CheckKind;

/**
 * Proves assertions of a design and searches for its covers, under all of its assumptions.
 *
 * <p>{@code pdr} (property-directed reachability) answers for any number of clocks, {@code bmc3}
 * (bounded model checking) for the first ones. An answer that is not understood, a property that
 * Yosys does not find, and a time-out are exceptions.
 */
public final class Prover implements AutoCloseable {
  /** Time for a property. */
  public static final int SECONDS = 60;

  private static final String REMEDY = "install Yosys with: apt-get install yosys";

  private final TemporaryDirectory work;
  private final String name;
  private final List<Property> properties;

  private Prover(TemporaryDirectory work, String name, List<Property> properties) {
    this.work = work;
    this.name = name;
    this.properties = properties;
  }

  /**
   * Prepares assertions and covers of a design.
   *
   * @param properties those that will be asked for
   * @throws HardwareException if Yosys is missing, refuses the design, or a property is not in it
   */
  public static Prover of(FormalDesign design, List<Property> properties) {
    for (Property property : properties) {
      if (property.kind() == CheckKind.ASSUME) {
        throw new HardwareException(property.path() + " is an assumption, which is not proved");
      }
    }
    TemporaryDirectory work = new TemporaryDirectory();
    try {
      prepare(design, properties, work.path());
      return new Prover(work, design.circuit().topName(), List.copyOf(properties));
    } catch (IOException e) {
      work.close();
      throw new UncheckedIOException(e);
    } catch (HardwareException e) {
      work.close();
      throw e;
    }
  }

  private static void prepare(FormalDesign design, List<Property> properties, Path directory)
      throws IOException {
    List<Path> sources = new ArrayList<>(design.circuit().writeTo(directory));
    Path top = directory.resolve(FormalTop.NAME + ".v");
    OutputFile.write(top, FormalTop.verilog(design));
    sources.add(top);
    Path covers = directory.resolve("covers.v");
    OutputFile.write(covers, ProofScript.COVERS_AS_ASSERTIONS);
    Path script = directory.resolve("proof.ys");
    OutputFile.write(script, ProofScript.of(sources, covers, properties));
    Result result = ExternalTool.run(directory, List.of("yosys", "-q", script.toString()), REMEDY);
    if (result.exitCode() != 0) {
      throw new HardwareException(
          "Yosys refuses " + design.circuit().topName() + ": " + result.output().strip());
    }
  }

  /**
   * Whether an assertion fails, or a cover is reached, ever.
   *
   * @throws HardwareException if that is not known after {@value #SECONDS} seconds
   */
  public Verdict ever(Property property) {
    int index = indexOf(property);
    String output = ask(index, "pdr -T " + SECONDS);
    return AbcAnswer.unbounded(output, about(property), clock -> trace(index, clock));
  }

  /**
   * Whether an assertion fails, or a cover is reached, in the first clocks, that of the reset
   * included.
   *
   * @throws HardwareException if that is not known after {@value #SECONDS} seconds
   */
  public Verdict within(Property property, int clocks) {
    int index = indexOf(property);
    String output = ask(index, "bmc3 -T " + SECONDS + " -F " + clocks);
    return AbcAnswer.isCombinational(output)
        ? ever(property)
        : AbcAnswer.bounded(output, about(property), clocks, clock -> trace(index, clock));
  }

  private String about(Property property) {
    return name + "." + property.path();
  }

  private int indexOf(Property property) {
    int index = properties.indexOf(property);
    if (index < 0) {
      throw new HardwareException(about(property) + " was not prepared for a proof");
    }
    return index;
  }

  private String ask(int index, String engine) {
    String file = ProofScript.name(index);
    String commands =
        "read_aiger %1$s.aig; fold; strash; %2$s; write_cex -n %1$s.run".formatted(file, engine);
    List<String> command = List.of("yosys-abc", "-c", commands);
    return ExternalTool.run(work.path(), command, REMEDY).output();
  }

  private String trace(int index, int clock) {
    Path file = work.path().resolve(ProofScript.name(index) + ".run");
    Path names = work.path().resolve(ProofScript.name(index) + ".map");
    return Files.exists(file) ? Trace.read(names, file, clock) : "";
  }

  @Override
  public void close() {
    work.close();
  }
}
