package org.firefly.compiler.dump;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.compiler.Compilation;
import org.firefly.compiler.lower.Geometry;
import org.firefly.compiler.options.CompilerException;
import org.firefly.compiler.quantise.QuantisedLayer;
import org.firefly.files.OutputException;
import org.firefly.files.OutputFolder;
import org.firefly.host.file.HostException;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyType;
import org.firefly.host.npy.NpyWriter;

/**
 * Writes all integers of a compiled network to a folder, for people and for other tools: {@code
 * program.json}, {@code image.bin} and per layer {@code NN-name} the arrays {@code weights.npy}
 * (int8), the constants of the neurons (int32: {@code bias.npy}, {@code threshold.npy} and so on),
 * {@code scale.npy} (float64) and {@code passes-S.npy} (int32, per strip S). {@code
 * docs/compiler.md} describes each field.
 */
public final class ProgramDump {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final Map<String, ToIntFunction<NeuronConstants>> CONSTANTS =
      Map.of(
          "bias", NeuronConstants::bias,
          "first_bias", NeuronConstants::firstBias,
          "threshold", NeuronConstants::threshold,
          "reset", NeuronConstants::reset,
          "decay", NeuronConstants::decay,
          "current_decay", NeuronConstants::currentDecay,
          "current_bias", NeuronConstants::currentBias);

  private final Compilation compilation;
  private final Path folder;

  private ProgramDump(Compilation compilation, Path folder) {
    this.compilation = compilation;
    this.folder = folder;
  }

  /**
   * Writes a dump. The folder appears when everything is written, or not at all.
   *
   * @param folder folder that does not exist or is empty
   * @throws CompilerException if it holds something
   * @throws HostException if it cannot be written
   */
  public static void write(Compilation compilation, Path folder) {
    try {
      check(folder);
      try (OutputFolder whole = new OutputFolder(folder)) {
        new ProgramDump(compilation, whole.temporary()).write();
        whole.finish();
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /**
   * Finds out whether a dump can be written; nothing changes.
   *
   * @throws CompilerException if the folder holds something
   * @throws HostException if it cannot be written
   */
  public static void check(Path folder) {
    try {
      OutputFolder.check(folder);
      if (!OutputFolder.isMissingOrEmpty(folder)) {
        throw new CompilerException(
            "", "the dump folder " + folder + " is not empty", "delete it or choose another");
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static HostException failure(Path folder, IOException e) {
    return new HostException(OutputException.of(folder, e).getMessage(), e);
  }

  private void write() throws IOException {
    Program program = compilation.program();
    Files.write(folder.resolve("image.bin"), program.image());
    JSON.writeValue(folder.resolve("program.json").toFile(), DumpDescription.of(compilation));
    int hostLayers = compilation.layers().size() - program.layers().size();
    for (int i = 0; i < compilation.layers().size(); i++) {
      QuantisedLayer layer = compilation.layers().get(i);
      Path layerFolder = Files.createDirectory(folder.resolve(folderName(i, layer)));
      writeArrays(layer, layerFolder);
      if (i >= hostLayers) {
        writePasses(program, program.layers().get(i - hostLayers), layerFolder);
      }
    }
  }

  /** Folder of a layer's arrays: its number, and its name with anything unusual replaced. */
  static String folderName(int index, QuantisedLayer layer) {
    return String.format(
        Locale.ROOT, "%02d-%s", index, layer.name().replaceAll("[^A-Za-z0-9._-]", "_"));
  }

  private static void writeArrays(QuantisedLayer layer, Path folder) {
    Geometry g = layer.geometry();
    int channels = g.output().channels();
    NpyWriter.write(
        folder.resolve("weights.npy"),
        NpyArray.of(
            NpyType.INT8,
            layer.weights(),
            channels,
            g.input().channels(),
            g.kernelHeight(),
            g.kernelWidth()));
    for (Map.Entry<String, ToIntFunction<NeuronConstants>> constant : CONSTANTS.entrySet()) {
      int[] values = layer.constants().stream().mapToInt(constant.getValue()).toArray();
      NpyWriter.write(folder.resolve(constant.getKey() + ".npy"), NpyArray.of(values, channels));
    }
    NpyWriter.write(folder.resolve("scale.npy"), NpyArray.of(layer.scale(), channels));
  }

  /** One row per pass: source, offsetY, offsetX, first, last; row k works with tile k. */
  private static void writePasses(Program program, ProgramLayer layer, Path folder) {
    List<int[]> tables = DumpDescription.passTables(program, layer);
    for (int strip = 0; strip < tables.size(); strip++) {
      int[] table = tables.get(strip);
      NpyWriter.write(
          folder.resolve("passes-" + strip + ".npy"),
          NpyArray.of(
              table, table.length / DumpDescription.PASS_FIELDS, DumpDescription.PASS_FIELDS));
    }
  }
}
