package org.firefly.accelerator.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.firefly.accelerator.channel.WriteBeat;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.Simulation;
import org.firefly.hdl.stream.Stream;

/** Collects the bytes of the beats that are written and checks the rules of bursts. */
public final class WriteChecker {
  private final int beatBytes;
  private final Port valid;
  private final Port ready;
  private final Port offset;
  private final Port data;
  private final Port strobe;
  private final Port last;
  private final Map<Integer, Byte> written = new TreeMap<>();
  private long beats;
  private int follows = -1;

  /** A checker of a port. */
  public WriteChecker(AcceleratorConfig config, Simulation simulation, Stream<WriteBeat> write) {
    beatBytes = config.beatBytes();
    valid = simulation.port(write.valid());
    ready = simulation.port(write.ready());
    offset = simulation.port(write.payload().offset());
    data = simulation.port(write.payload().data());
    strobe = simulation.port(write.payload().strobe());
    last = simulation.port(write.payload().last());
  }

  /** Beats that were taken. */
  public long beats() {
    return beats;
  }

  /** Looks at a clock. */
  public void observe() {
    if (valid.peek() == 0 || ready.peek() == 0) {
      return;
    }
    beats++;
    int at = (int) offset.peek();
    assertThat(at % beatBytes).as("alignment of beat %d", at).isZero();
    if (follows >= 0) {
      assertThat(at).as("offset within a burst").isEqualTo(follows);
    }
    boolean ends = last.peek() == 1;
    int index = at / beatBytes % CoreStructure.WRITE_BURST_BEATS;
    assertThat(ends || index < CoreStructure.WRITE_BURST_BEATS - 1)
        .as("burst ends at %d", at)
        .isTrue();
    follows = ends ? -1 : at + beatBytes;
    collect(at);
  }

  private void collect(int at) {
    for (int i = 0; i < beatBytes; i++) {
      if (strobe.peek(i, 1) == 1) {
        Byte before = written.put(at + i, (byte) data.peek(8 * i, 8));
        assertThat(before).as("earlier write of byte %d", at + i).isNull();
      }
    }
  }

  /** Compares with what should have been written since the last comparison. */
  public void compare(Map<Integer, Byte> expected) {
    assertThat(follows).as("open burst").isEqualTo(-1);
    assertThat(written).isEqualTo(expected);
    written.clear();
  }
}
