package org.firefly.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import org.firefly.conventions.ConventionOptions;
import org.firefly.conventions.Conventions;
import org.firefly.conventions.Framework;
import org.firefly.host.file.Json;
import org.firefly.host.npy.NpyArray;
import org.firefly.host.npy.NpyReader;
import org.firefly.interpreter.Interpreter;
import org.firefly.interpreter.Samples;
import org.firefly.network.Network;
import org.firefly.network.Shape;
import org.firefly.network.Tensor;
import org.firefly.network.nir.NirReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The counts of NeuroBench 2.3.0 on the same networks; made by {@code interop/frameworks}. */
final class NeuroBenchTest {
  private static Path file(String name, String file) {
    try {
      return Path.of(NeuroBenchTest.class.getResource("/golden/" + name).toURI()).resolve(file);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Samples input(String name) {
    try (NpyReader reader = NpyReader.open(file(name, "input.npy"))) {
      NpyArray array = reader.readAll();
      double[] values = new double[array.size()];
      Arrays.setAll(values, array::doubleAt);
      return Samples.perStep(Tensor.of(Shape.of(array.shape()), values));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dense", "maps", "counts", "pooled"})
  void equalsNeuroBench(String name) throws IOException {
    JsonNode wanted = Json.INDENTED.readTree(file(name, "neurobench.json").toFile());
    Network network = NirReader.read(file(name, "model.nir"));
    Conventions conventions =
        Conventions.resolve(network, ConventionOptions.NONE.withFrom(Framework.SNNTORCH));
    Samples samples = input(name);

    StaticFigures figures = StaticFigures.of(network);
    assertThat(figures.footprintBytes()).isEqualTo(wanted.get("footprintBytes").longValue());
    assertThat(figures.connectionSparsity())
        .isCloseTo(wanted.get("connectionSparsity").doubleValue(), within(0.5e-4));

    WorkloadFigures workload = WorkloadFigures.of(Interpreter.of(network, conventions), samples);
    assertThat(workload.denseOperations()).isEqualTo(wanted.get("denseOperations").doubleValue());
    assertThat(figures.denseOperationsPerStep() * samples.steps())
        .isEqualTo(wanted.get("denseOperations").longValue());
    assertThat(workload.effectiveMacs()).isEqualTo(wanted.get("effectiveMacs").doubleValue());
    assertThat(workload.effectiveAcs()).isEqualTo(wanted.get("effectiveAcs").doubleValue());
    assertThat(workload.activationSparsity())
        .isEqualTo(wanted.get("activationSparsity").doubleValue());
    assertThat(workload.membraneUpdates())
        .isCloseTo(wanted.get("membraneUpdates").doubleValue(), within(1e-9));
  }
}
