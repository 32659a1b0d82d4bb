package org.firefly.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.firefly.architecture.isa.InputPlanes;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.OutputPlanes;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.Planes;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.ProgramLayer;
import org.firefly.network.Network;
import org.firefly.network.NetworkString;
import org.junit.jupiter.api.Test;

/** The comparison with the network finds what can go wrong where spikes of several layers meet. */
class GraphFaultTest {
  private static final long SEED = 3;

  private final Network network =
      NetworkString.parse("6x6x2-20c3-20add3-20add3-ap2-10").toNetwork(1);
  private final Program program =
      Compiler.compile(network, Golden.options().withTimeSteps(4)).program();

  @Test
  void withoutAFaultNothingDiffers() {
    assertThat(differs(program)).isFalse();
  }

  @Test
  void aSourceOneStepLate() {
    assertThat(differs(tampered("block3.conv1", layer -> reading(layer, -step(layer))))).isTrue();
  }

  @Test
  void aPlaneOfAnotherSource() {
    ProgramLayer layer = layer("block3.conv1");
    long table = layer.strips().get(0).weights().passOffset();
    ByteBuffer image = image();
    Pass first = Pass.decode(image.getInt((int) table));
    Pass wrong =
        new Pass(first.source() + 2, first.offsetY(), first.offsetX(), first.first(), first.last());
    image.putInt((int) table, wrong.encode());
    assertThat(differs(with(image.array()))).isTrue();
  }

  @Test
  void aTensorThatIsOverwrittenWhileItIsNeeded() {
    Planes needed = layer("block2.conv2").strips().get(0).output().planes();
    assertThat(differs(tampered("block3.conv1", layer -> writing(layer, needed)))).isTrue();
  }

  @Test
  void aStateThatBeginsAnewInEveryStep() {
    Network looped = NetworkString.parse("1x1x30-40rec-10").toNetwork(1);
    Program whole = Compiler.compile(looped, Golden.options().withTimeSteps(4)).program();
    ByteBuffer image = ByteBuffer.wrap(whole.image().clone()).order(ByteOrder.LITTLE_ENDIAN);
    LayerDescriptor second = whole.layers().get(0).strips().get(1);
    LayerDescriptor forgetful =
        new LayerDescriptor(
            second.layer(),
            second.kind(),
            second.block(),
            second.input(),
            second.piece(),
            second.neuron(),
            whole.layers().get(0).strips().get(0).state(),
            second.output(),
            second.weights());
    put(image, whole, 1, forgetful);
    assertThat(differs(looped, whole)).isFalse();
    assertThat(differs(looped, whole.withImage(image.array()))).isTrue();
  }

  private static long step(LayerDescriptor layer) {
    return layer.input().planes().stepStride();
  }

  private static LayerDescriptor reading(LayerDescriptor layer, long bytes) {
    InputPlanes input = layer.input();
    return new LayerDescriptor(
        layer.layer(),
        layer.kind(),
        layer.block(),
        new InputPlanes(
            input.groups(),
            input.height(),
            input.width(),
            input.rowPitch(),
            input.windowStride(),
            input.vectorPlaneWords(),
            input.planes().from(bytes)),
        layer.piece(),
        layer.neuron(),
        layer.state(),
        layer.output(),
        layer.weights());
  }

  private static LayerDescriptor writing(LayerDescriptor layer, Planes planes) {
    OutputPlanes output = layer.output();
    return new LayerDescriptor(
        layer.layer(),
        layer.kind(),
        layer.block(),
        layer.input(),
        layer.piece(),
        layer.neuron(),
        layer.state(),
        new OutputPlanes(
            output.groups(),
            output.height(),
            output.width(),
            output.pool(),
            output.readout(),
            planes),
        layer.weights());
  }

  private ProgramLayer layer(String name) {
    return program.layers().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }

  private Program tampered(String name, UnaryOperator<LayerDescriptor> change) {
    ProgramLayer layer = layer(name);
    int number = program.layers().indexOf(layer);
    ByteBuffer image = image();
    int at = program.schedule().descriptors(number).get(0);
    put(image, program, at, change.apply(layer.strips().get(0)));
    return with(image.array());
  }

  private static void put(ByteBuffer image, Program program, int index, LayerDescriptor layer) {
    int[] words = layer.encode();
    int at = (int) program.descriptorOffset() + index * words.length * Integer.BYTES;
    for (int i = 0; i < words.length; i++) {
      image.putInt(at + i * Integer.BYTES, words[i]);
    }
  }

  private ByteBuffer image() {
    return ByteBuffer.wrap(program.image().clone()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Program with(byte[] image) {
    return program.withImage(image);
  }

  private boolean differs(Program tampered) {
    return differs(network, tampered);
  }

  private static boolean differs(Network network, Program program) {
    int samples = program.batch();
    SpikeTensor input =
        SpikeTensor.random(
            new Random(SEED), samples, program.timeSteps(), program.encoding().output().map());
    ProgramInterpreter interpreter = new ProgramInterpreter(program, samples);
    interpreter.run(input);
    double scale = ((HostDecoding.Membranes) program.decoding()).scale();
    GraphReference reference = new GraphReference(network, Golden.options());
    long[][] found = interpreter.decoded();
    for (int n = 0; n < samples; n++) {
      long[] expected = reference.run(input, n);
      for (int i = 0; i < expected.length; i++) {
        if (Math.round(found[n][i] * scale) != expected[i]) {
          return true;
        }
      }
    }
    return false;
  }
}
