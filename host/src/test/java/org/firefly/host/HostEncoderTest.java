package org.firefly.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.firefly.architecture.isa.MembraneReset;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SpikeSource;
import org.junit.jupiter.api.Test;

final class HostEncoderTest {
  private static final FeatureMap MAP = new FeatureMap(2, 1, 1);
  private static final SpikeLayout LAYOUT = new SpikeLayout(16, MAP, 2, 3, 64);
  private static final byte[][] SPIKES = {{1, 0, 0, 1}, {0, 1, 1, 1}, {1, 1, 0, 0}, {0, 0, 1, 0}};

  /** Samples of two channels and two time steps. */
  private record Spikes(FeatureMap map, int timeSteps) implements SpikeSource {
    @Override
    public int count() {
      return SPIKES.length;
    }

    @Override
    public byte[] read(int sample) {
      return SPIKES[sample];
    }
  }

  /** Sample n is the current 2 n into channel 0 and none into channel 1. */
  private record Currents(FeatureMap map) implements CurrentSource {
    @Override
    public int count() {
      return 5;
    }

    @Override
    public void read(int sample, double[] target) {
      target[0] = 2 * sample;
      target[1] = 0;
    }
  }

  private static byte[] memory() {
    return new byte[(int) (LAYOUT.offset() + LAYOUT.bytes())];
  }

  /** Neurons that add up their current and spike above 3. */
  private static HostEncoding firstLayer() {
    NeuronConstants constants = NeuronConstants.resting(0, 3, NeuronRule.NO_DECAY);
    return new HostEncoding.FirstLayer(
        "conv1",
        MAP,
        1,
        MAP,
        1,
        1,
        1,
        0,
        0,
        new byte[] {1, 0, 0, 1},
        List.of(constants, constants),
        NeuronRule.simple(false, MembraneReset.VALUE),
        HostEncoding.WIDE,
        false,
        true,
        LAYOUT);
  }

  @Test
  void spikesArePackedIntoTheSlotsOfABlock() {
    HostEncoder encoder =
        HostEncoder.of(new HostEncoding.Spikes(MAP, LAYOUT), new Spikes(MAP, LAYOUT.timeSteps()));
    byte[] memory = memory();
    encoder.encode(1, 3, memory);
    SpikePacker packer = new SpikePacker(LAYOUT);
    for (int slot = 0; slot < 3; slot++) {
      assertThat(packer.unpack(memory, slot)).isEqualTo(SPIKES[1 + slot]);
    }
    assertThat(encoder.count()).isEqualTo(SPIKES.length);
  }

  @Test
  void currentsMeetTheFirstLayer() {
    HostEncoder encoder = HostEncoder.of(firstLayer(), new Currents(MAP));
    byte[] memory = memory();
    encoder.encode(0, 3, memory);
    SpikePacker packer = new SpikePacker(LAYOUT);
    assertThat(packer.unpack(memory, 0)).containsExactly(0, 0, 0, 0);
    assertThat(packer.unpack(memory, 1)).containsExactly(0, 0, 1, 0);
    assertThat(packer.unpack(memory, 2)).containsExactly(1, 0, 1, 0);
    assertThat(encoder.count()).isEqualTo(5);
  }

  @Test
  void samplesOfAnotherKindOrShapeAreRefused() {
    HostEncoding spikes = new HostEncoding.Spikes(MAP, LAYOUT);
    FeatureMap other = new FeatureMap(2, 1, 3);
    assertThatThrownBy(() -> HostEncoder.of(spikes, new Currents(MAP)))
        .isInstanceOf(HostException.class)
        .hasMessage("The program was compiled for spikes, but the input is a current.");
    assertThatThrownBy(() -> HostEncoder.of(firstLayer(), new Spikes(MAP, 2)))
        .isInstanceOf(HostException.class)
        .hasMessage("The program was compiled for a current, but the input is spikes.");
    assertThatThrownBy(() -> HostEncoder.of(spikes, new Spikes(other, 2)))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("takes samples of 2x1x1, but the input holds 2x1x3");
    assertThatThrownBy(() -> HostEncoder.of(firstLayer(), new Currents(other)))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("takes samples of 2x1x1, but the input holds 2x1x3");
    assertThatThrownBy(() -> HostEncoder.of(spikes, new Spikes(MAP, 4)))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("use --time-steps 4");
  }
}
