package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.List;
import java.util.Map;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.accelerator.channel.WeightJob;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.DescriptorPart;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Reads descriptors for the weight path, which runs layers ahead of the computation and so cannot
 * wait for those that the computation reads.
 *
 * <p>A descriptor that cannot be used ends the sequence; the computation finds it and reports it
 * when it gets there. Latency as {@link DescriptorReader}.
 */
public final class WeightJobReader extends Module {
  private static final List<Integer> WORDS =
      List.of(
          DescriptorField.MAGIC.word(),
          DescriptorField.TIME_STEPS.word(),
          DescriptorField.OUTPUT_GROUPS.word(),
          DescriptorField.PASSES.word(),
          DescriptorField.WEIGHT_OFFSET.word(),
          DescriptorField.PASS_OFFSET.word(),
          DescriptorField.PARAMETER_OFFSET.word());

  /** Whether a run is going on. */
  public final Bool run = input(bool());

  /** Byte offset of the first descriptor. */
  public final UInt offset = input(uint(OFFSET_BITS));

  /** Descriptors of the run. */
  public final UInt count = input(uint(16));

  public final Stream<ReadRequest> request = output(stream(ReadRequest.type(1)));
  public final Stream<ReadBeat> beats;
  public final Stream<WeightJob> job = output(stream(WeightJob.type()));

  private final DescriptorReader reader;

  public WeightJobReader(CoreWidths widths) {
    beats = input(stream(ReadBeat.type(widths, 1)));
    reader = instance(new DescriptorReader(widths, WORDS));
    reader.run.set(run);
    reader.offset.set(offset);
    reader.count.set(count);
    connect(request, reader.request);
    connect(reader.beats, beats);
    DescriptorWords words = reader.descriptor();
    Bool usable = WeightFields.checks(words).stream().reduce(reader.valid, Bool::and);
    job.valid().set(usable);
    reader.take.set(job.fire());
    words.load(
        DescriptorPart.WEIGHTS,
        job.payload(),
        Map.of(
            "timeSteps", words.field(DescriptorField.TIME_STEPS),
            "outputGroups", words.field(DescriptorField.OUTPUT_GROUPS)));
  }
}
