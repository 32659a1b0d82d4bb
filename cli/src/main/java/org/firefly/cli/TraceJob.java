package org.firefly.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firefly.architecture.program.FeatureMap;
import org.firefly.architecture.program.HostDecoding;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.architecture.program.Program;
import org.firefly.architecture.program.SpikeLayout;
import org.firefly.cli.picture.Trace;
import org.firefly.host.HostDecoder;
import org.firefly.host.HostEncoder;
import org.firefly.host.SpikePacker;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.Samples;
import org.firefly.host.samples.SpikeSource;
import org.firefly.simulator.Simulator;
import org.firefly.simulator.memory.DeviceMemory;

/**
 * Runs one sample on the simulator and keeps all spikes.
 *
 * @param sample its place, from 0
 */
record TraceJob(Program program, Samples samples, int sample) {
  /** Runs it. */
  Trace trace() throws InterruptedException {
    DeviceMemory memory = DeviceMemory.of(program);
    HostEncoder.of(program.encoding(), samples.source()).encode(sample, 1, memory.bytes());
    List<Trace.Layer> layers = new ArrayList<>();
    if (program.encoding() instanceof HostEncoding.FirstLayer first) {
      layers.add(layer(first.name(), "on the host", first.output(), memory));
    }
    Simulator.run(
        Simulator.prepare(program),
        memory,
        1,
        (index, seen) ->
            program
                .layers()
                .get(index)
                .output()
                .ifPresent(
                    layout ->
                        layers.add(
                            layer(
                                program.layers().get(index).name(),
                                "on the accelerator",
                                layout,
                                seen))));
    return new Trace(
        samples.source().match(this::image, this::frames),
        layers,
        HostDecoder.decode(program.decoding(), memory.bytes(), 1)[0],
        program.decoding() instanceof HostDecoding.Membranes
            ? "readout membranes"
            : "output spikes",
        samples.labels().map(labels -> labels[sample]).orElse(-1));
  }

  private Trace.Layer image(CurrentSource source) {
    double[] values = new double[source.map().size()];
    source.read(sample, values);
    return layer("input", "a constant current", values, source.map(), 1);
  }

  private Trace.Layer frames(SpikeSource source) {
    double[] values = Arrays.stream(source.readNumbers(sample)).asDoubleStream().toArray();
    String what = source.bits().areSpikes() ? "spikes" : "counts";
    return layer("input", what, values, source.map(), source.timeSteps());
  }

  private static Trace.Layer layer(
      String name, String place, SpikeLayout layout, DeviceMemory memory) {
    byte[] spikes = new SpikePacker(layout).unpack(memory.bytes(), 0);
    return layer(name, place, doubles(spikes), layout.map(), layout.timeSteps());
  }

  private static double[] doubles(byte[] spikes) {
    double[] values = new double[spikes.length];
    for (int i = 0; i < spikes.length; i++) {
      values[i] = spikes[i];
    }
    return values;
  }

  /**
   * Means of values over channels and over positions.
   *
   * @param values index order t, c, y, x
   */
  private static Trace.Layer layer(
      String name, String place, double[] values, FeatureMap map, int steps) {
    double[][][] maps = new double[steps][map.height()][map.width()];
    double[][] raster = new double[map.channels()][steps];
    for (int i = 0; i < values.length; i++) {
      int position = i % map.positions();
      int channel = i / map.positions() % map.channels();
      int step = i / map.size();
      maps[step][position / map.width()][position % map.width()] += values[i] / map.channels();
      raster[channel][step] += values[i] / map.positions();
    }
    return new Trace.Layer(name, place, maps, raster);
  }
}
