package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firefly.compiler.Golden.affine;
import static org.firefly.compiler.Golden.chain;
import static org.firefly.compiler.Golden.check;
import static org.firefly.compiler.Golden.flatten;
import static org.firefly.compiler.Golden.options;
import static org.firefly.compiler.Golden.spiking;

import java.util.List;
import java.util.Random;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.Setting;
import org.firefly.architecture.isa.InputPiece;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.program.Program;
import org.firefly.compiler.options.CompilerOptions;
import org.firefly.compiler.options.Input;
import org.firefly.network.Network;
import org.firefly.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fully connected layers whose weights are more than stay on chip. */
class InputCutTest {
  private static final int RING = 16;
  private static final AcceleratorConfig CONFIG =
      Golden.CONFIG.with(Setting.WEIGHT_RING_TILES, RING);

  private static CompilerOptions small() {
    return CompilerOptions.of(CONFIG).withInput(Input.SPIKES).withTimeSteps(3).withBatch(2);
  }

  private static Network readout(int channels, int side) {
    Random random = new Random(channels);
    int inputs = channels * side * side;
    return chain(Shape.of(channels, side, side), flatten(), affine(random, inputs, 10));
  }

  @ParameterizedTest
  @CsvSource({"100,8,7", "100,7,7", "33,11,3", "400,3,4", "2400,1,3"})
  void aReadoutThatDoesNotFitTheRingIsCutIntoPiecesThatDo(int channels, int side, int pieces) {
    Compilation compilation = check(channels, readout(channels, side), small());
    List<LayerDescriptor> descriptors = compilation.program().layers().get(0).strips();
    assertThat(descriptors).hasSize(pieces);
    for (int i = 0; i < pieces; i++) {
      assertThat(descriptors.get(i).piece()).isEqualTo(InputPiece.of(i, pieces));
      assertThat(descriptors.get(i).weights().passes()).isLessThanOrEqualTo(RING);
    }
    assertThat(compilation.explain().get(0).schedule().orElseThrow().pieces()).isEqualTo(pieces);
  }

  @Test
  void aLayerThatFiresIsCutForEachOfItsOutputGroups() {
    Random random = new Random(8);
    Network network =
        chain(
            Shape.of(100, 8, 8),
            flatten(),
            affine(random, 6400, 35),
            spiking(60),
            affine(random, 35, 10));
    Compilation compilation = check(8, network, small());
    List<LayerDescriptor> descriptors = compilation.program().layers().get(0).strips();
    assertThat(descriptors).hasSize(3 * 7);
    assertThat(descriptors).allMatch(descriptor -> descriptor.output().groups() == 1);
  }

  @Test
  void weightsThatAreReadOnceAnywayAreNotCut() {
    CompilerOptions oneStep = small().withTimeSteps(1);
    assertThat(descriptors(readout(100, 8), oneStep)).isEqualTo(1);
    assertThat(descriptors(readout(100, 8), options())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 5000})
  void layersWhoseSumsWouldNotFitTheMembranesAreNotCut(int timeSteps) {
    CompilerOptions options =
        CompilerOptions.of(CONFIG.with(Setting.MEMBRANE_DEPTH, 1024))
            .withInput(Input.SPIKES)
            .withTimeSteps(timeSteps)
            .withBatch(2);
    assertThat(descriptors(readout(100, 8), options)).isEqualTo(1);
  }

  /** All vectors of a time step would have room for fewer samples than those of a piece. */
  @Test
  void aCutLeavesRoomForMoreSamples() {
    CompilerOptions options = small().withBatch(64);
    Program program = Compiler.compile(readout(512, 4), options).program();
    assertThat(program.batch()).isEqualTo(CONFIG.vectorChunks() / 8);
    assertThat(program.layers().get(0).strips()).hasSize(8);
  }

  private static int descriptors(Network network, CompilerOptions options) {
    return Compiler.compile(network, options).program().layers().get(0).strips().size();
  }
}
