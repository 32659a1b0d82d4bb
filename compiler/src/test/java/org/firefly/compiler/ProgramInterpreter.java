package org.firefly.compiler;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.LayerDescriptor;
import org.firefly.architecture.isa.LayerKind;
import org.firefly.architecture.isa.NeuronConstants;
import org.firefly.architecture.isa.NeuronRule;
import org.firefly.architecture.isa.ParameterLayout;
import org.firefly.architecture.isa.Pass;
import org.firefly.architecture.isa.TileLayout;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.SpikeLayout;

/**
 * Executes what is in a program's memory, slowly and literally: descriptors, pass tables, tiles and
 * parameters are read from the image only, as the command processor would.
 */
final class ProgramInterpreter {
  private final Program program;
  private final int samples;
  private final ByteBuffer memory;
  private final int p;

  /** Sums of each time step that wait for the next piece of the inputs. */
  private final Map<Integer, long[]> waiting = new HashMap<>();

  /** States by the word of the membrane memory where they begin. */
  private final Map<Integer, State> states = new HashMap<>();

  ProgramInterpreter(Program program, int samples) {
    this.program = program;
    this.samples = samples;
    this.p = program.config().parallelism();
    byte[] bytes = Arrays.copyOf(program.image(), Math.toIntExact(program.memoryBytes()));
    this.memory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void run(SpikeTensor input) {
    write(program.encoding().output(), input);
    for (int i = 0; i < program.descriptorCount(); i++) {
      int[] words = new int[DescriptorField.WORDS];
      int at = (int) program.descriptorOffset() + i * DescriptorField.BYTES;
      Arrays.setAll(words, w -> memory.getInt(at + w * Integer.BYTES));
      runDescriptor(LayerDescriptor.decode(words));
    }
  }

  private void write(SpikeLayout layout, SpikeTensor spikes) {
    for (int n = 0; n < samples; n++) {
      for (int t = 0; t < spikes.timeSteps(); t++) {
        for (int c = 0; c < spikes.map().channels(); c++) {
          for (int y = 0; y < spikes.map().height(); y++) {
            for (int x = 0; x < spikes.map().width(); x++) {
              if (spikes.get(n, t, c, y, x)) {
                setBit(layout.word(t, c / p, n, y, x), c % p);
              }
            }
          }
        }
      }
    }
  }

  SpikeTensor spikes(SpikeLayout layout) {
    SpikeTensor spikes = SpikeTensor.empty(samples, layout.timeSteps(), layout.map());
    for (int n = 0; n < samples; n++) {
      for (int t = 0; t < layout.timeSteps(); t++) {
        for (int c = 0; c < layout.map().channels(); c++) {
          for (int y = 0; y < layout.map().height(); y++) {
            for (int x = 0; x < layout.map().width(); x++) {
              spikes.set(n, t, c, y, x, bit(layout.word(t, c / p, n, y, x), c % p));
            }
          }
        }
      }
    }
    return spikes;
  }

  /** What the host would decode: per sample, one number per class. */
  long[][] decoded() {
    long[][] result = new long[samples][program.decoding().classes()];
    for (int n = 0; n < samples; n++) {
      if (program.decoding() instanceof HostDecoding.Membranes membranes) {
        var map = membranes.layout().map();
        for (int i = 0; i < map.size(); i++) {
          int position = i % map.positions();
          long at =
              membranes
                  .layout()
                  .value(n, i / map.positions(), position / map.width(), position % map.width());
          result[n][i] = memory.getInt((int) at);
        }
      } else if (program.decoding() instanceof HostDecoding.SpikeCounts counts) {
        SpikeTensor spikes = spikes(counts.layout());
        for (int t = 0; t < spikes.timeSteps(); t++) {
          double[] step = spikes.step(n, t);
          for (int i = 0; i < step.length; i++) {
            result[n][i] += (long) step[i];
          }
        }
      }
    }
    return result;
  }

  private void setBit(long word, int lane) {
    int at = (int) word + lane / 8;
    memory.put(at, (byte) (memory.get(at) | 1 << lane % 8));
  }

  private boolean bit(long word, int lane) {
    return (memory.get((int) word + lane / 8) >> lane % 8 & 1) == 1;
  }

  /** All spikes of a word, lane 0 in bit 0. */
  private int word(long word) {
    return p == 32 ? memory.getInt((int) word) : memory.getShort((int) word) & 0xFFFF;
  }

  private void runDescriptor(LayerDescriptor d) {
    int next = 0;
    for (int group = 0; group < d.output().groups(); group++) {
      int first = next;
      do {
        next++;
      } while (!pass(d, next - 1).last());
      runGroup(d, group, first, next);
    }
    if (next != d.weights().passes()) {
      throw new AssertionError("the pass table has entries behind the last group");
    }
  }

  private Pass pass(LayerDescriptor d, int index) {
    return Pass.decode(memory.getInt((int) d.weights().passOffset() + index * Pass.BYTES));
  }

  /** What the neurons of one output group keep, of a word of the membrane memory on. */
  private record State(long[] membranes, long[] currents, boolean[] marked) {}

  /** That of the step before, where the descriptor goes on; the words from others on are lost. */
  private State state(LayerDescriptor d, int group, int places) {
    int word = d.state().word(group);
    if (!d.state().resumes()) {
      states.keySet().removeIf(other -> other >= word && other < word + places / p);
      states.put(word, new State(new long[places], new long[places], new boolean[places]));
    }
    return states.get(word);
  }

  private void runGroup(LayerDescriptor d, int group, int first, int end) {
    if (!pass(d, first).first()) {
      throw new AssertionError("a group starts without its first mark");
    }
    int places = d.output().positions(samples) * p;
    boolean[] fired = new boolean[places];
    State state = state(d, group, places);
    long[] membranes = state.membranes();
    long[] currents = state.currents();
    boolean[] marked = state.marked();
    List<NeuronConstants> constants = constants(d, group);
    for (int t = 0; t < d.block().timeSteps(); t++) {
      long[] passes = d.piece().continues() ? waiting.get(t) : new long[places];
      for (int k = first; k < end; k++) {
        addPass(d, t, k, passes);
      }
      if (d.piece().continued()) {
        waiting.put(t, passes);
        continue;
      }
      int age = d.state().age(t);
      for (int i = 0; i < places; i++) {
        long x = passes[i] << d.neuron().fractionBits();
        NeuronConstants c = constants.get(i % p);
        long before = currents[i];
        currents[i] = leak(age, before, c.currentDecay()) + x + c.currentBias();
        long in =
            switch (d.neuron().current()) {
              case NONE -> x;
              case NEW -> currents[i];
              case PREVIOUS -> before;
            };
        long u =
            d.neuron().forgets(marked[i])
                ? c.reset()
                : leak(age, membranes[i], c.decay()) + in + d.neuron().drive(age, marked[i], c);
        fired[i] = !d.output().readout() && d.neuron().fires(u, marked[i], c);
        marked[i] = d.neuron().mark(u, fired[i], c);
        membranes[i] = fired[i] ? d.neuron().reset(u, c) : u;
      }
      write(d, group, t, membranes, fired);
    }
  }

  private static long leak(int t, long value, int decay) {
    return t == 0 ? 0 : NeuronRule.leak(value, decay);
  }

  private List<NeuronConstants> constants(LayerDescriptor d, int group) {
    int[] words = new int[ParameterLayout.WORDS * p];
    long at = d.weights().parameterOffset() + (long) group * words.length * Integer.BYTES;
    Arrays.setAll(words, w -> memory.getInt((int) at + w * Integer.BYTES));
    return ParameterLayout.decode(program.config(), words);
  }

  private void addPass(LayerDescriptor d, int t, int k, long[] sums) {
    Pass pass = pass(d, k);
    int tile = (int) d.weights().weightOffset() + k * program.config().tileBytes();
    for (int q = 0; q < d.output().positions(samples); q++) {
      for (int tap = 0; tap < 9; tap++) {
        long word = inputWord(d, t, pass, q, tap);
        int spikes = word >= 0 ? word(word) : 0;
        for (int lane = 0; spikes != 0 && lane < p; lane++) {
          if ((spikes >> lane & 1) == 1) {
            int row = tile + TileLayout.index(program.config(), tap, lane, 0);
            for (int output = 0; output < p; output++) {
              sums[q * p + output] += memory.get(row + output);
            }
          }
        }
      }
    }
  }

  /** Address of the input word of a tap, or -1 where zero is read. */
  private long inputWord(LayerDescriptor d, int t, Pass pass, int q, int tap) {
    int wordBytes = program.config().wordBytes();
    if (d.kind() == LayerKind.PACKED) {
      int i = 9 * pass.source() + tap;
      int plane = i / d.input().vectorPlaneWords();
      long word = (long) q * d.input().vectorPlaneWords() + i % d.input().vectorPlaneWords();
      return plane < d.input().groups()
          ? d.input().planes().plane(t, plane) + word * wordBytes
          : -1;
    }
    int positions = d.output().height() * d.output().width();
    int row =
        d.input().windowStride() * (q % positions / d.output().width()) + pass.offsetY() + tap / 3;
    int column = d.input().windowStride() * (q % d.output().width()) + pass.offsetX() + tap % 3;
    if (row < 0 || row >= d.input().height() || column < 0 || column >= d.input().width()) {
      return -1;
    }
    long word = (long) (q / positions) * d.input().planes().samplePitch();
    word += (long) row * d.input().rowPitch() + column;
    return d.input().planes().plane(t, pass.source()) + word * wordBytes;
  }

  private void write(LayerDescriptor d, int group, int t, long[] membranes, boolean[] fired) {
    for (int i = 0; i < membranes.length; i++) {
      if (d.output().readout()) {
        if (t == d.block().timeSteps() - 1) {
          writeMembrane(d, group, i, membranes[i]);
        }
      } else if (fired[i]) {
        writeSpike(d, group, t, i);
      }
    }
  }

  private void writeMembrane(LayerDescriptor d, int group, int i, long u) {
    long word = outputWord(d, i / p, 1);
    long at = d.output().planes().plane(0, group) + (word * p + i % p) * 4;
    memory.putInt((int) at, (int) u);
  }

  private void writeSpike(LayerDescriptor d, int group, int t, int i) {
    long word = outputWord(d, i / p, d.output().pool() ? 2 : 1);
    if (word >= 0) {
      setBit(d.output().planes().plane(t, group) + word * program.config().wordBytes(), i % p);
    }
  }

  private static long outputWord(LayerDescriptor d, int q, int block) {
    int positions = d.output().height() * d.output().width();
    int y = q % positions / d.output().width() / block;
    int x = q % d.output().width() / block;
    if (y >= d.output().pooledHeight() || x >= d.output().pooledWidth()) {
      return -1;
    }
    return (long) (q / positions) * d.output().planes().samplePitch()
        + (long) y * d.output().pooledWidth()
        + x;
  }
}
