package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.accelerator.channel.CoreWidths.PITCH_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.LayerRegisters;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/**
 * Reads the descriptors of a run, checks each while the layer before it runs, and holds the
 * registers of the present layer.
 *
 * <p>When {@code ready} is true and {@code bad} is not, {@code take} makes the next layer the
 * present one at the next clock edge. Latency per descriptor: a read of 128 bytes and some hundred
 * clocks of {@link LayerPreparation}, hidden behind the layer before.
 */
public final class LayerSource extends Module {
  /** Whether a run is going on. */
  public final Bool run = input(bool());

  /** Byte offset of the first descriptor. */
  public final UInt offset = input(uint(OFFSET_BITS));

  /** Descriptors of the run. */
  public final UInt count = input(uint(16));

  /** Samples of the block. */
  public final UInt samples = input(uint(8));

  public final Stream<ReadRequest> request = output(stream(ReadRequest.type(1)));
  public final Stream<ReadBeat> beats;

  /** Whether the next descriptor has been read and checked. */
  public final Bool ready = output(bool());

  /** Whether it cannot be executed. */
  public final Bool bad = output(bool());

  /** Makes the next layer the present one. */
  public final Bool take = input(bool());

  /** Whether all descriptors have been taken. */
  public final Bool finished = output(bool());

  /** When {@link #ready}: LAYER of the next descriptor. */
  public final UInt number = output(uint(DescriptorField.LAYER.width()));

  public final LayerRegisters layer;
  public final PlaneRegisters planes = output(PlaneRegisters.type());

  private final DescriptorReader reader;
  private final LayerPreparation preparation;
  private final DescriptorWords words;
  private final LayerRegisters layerRegisters;
  private final PlaneRegisters planeRegisters = register(PlaneRegisters.type());

  public LayerSource(CoreWidths widths) {
    beats = input(stream(ReadBeat.type(widths, 1)));
    layer = output(LayerRegisters.type(widths));
    layerRegisters = register(LayerRegisters.type(widths));
    reader = instance(new DescriptorReader(widths, LayerPreparation.WORDS));
    preparation = instance(new LayerPreparation(widths));
    words = reader.descriptor();
    connectReader();
    connectPreparation();
    when(take, this::store);
    connect(layer, layerRegisters);
    connect(planes, planeRegisters);
    number.set(field(DescriptorField.LAYER));
  }

  private void connectReader() {
    reader.run.set(run);
    reader.offset.set(offset);
    reader.count.set(count);
    reader.take.set(take);
    connect(request, reader.request);
    connect(reader.beats, beats);
    finished.set(reader.finished);
  }

  private void connectPreparation() {
    Bool begun = named("begun", register(bool(), 0));
    Bool begin = reader.valid.and(begun.not());
    when(take, () -> begun.set(false)).elseWhen(begin, () -> begun.set(true));
    preparation.start.set(begin);
    preparation.samples.set(samples);
    preparation.words.set(reader.words);
    ready.set(begun.and(preparation.done));
    bad.set(preparation.bad);
  }

  private void store() {
    storeRule();
    storeShape();
    storeOutput();
    planeRegisters.packed().set(packed());
    planeRegisters.groups().set(field(DescriptorField.INPUT_GROUPS));
    planeRegisters.planeWords().set(preparation.products.planeWords());
    planeRegisters.offset().set(field(DescriptorField.INPUT_OFFSET));
    planeRegisters.groupStride().set(field(DescriptorField.INPUT_PLANE_STRIDE));
    planeRegisters.stepStride().set(preparation.products.inputStepStride());
  }

  private Bool packed() {
    return field(DescriptorField.KIND).bit(1);
  }

  private void storeRule() {
    layerRegisters.packed().set(packed());
    layerRegisters.strideTwo().set(words.flag(DescriptorField.STRIDE_TWO));
    layerRegisters.pool().set(words.flag(DescriptorField.POOL));
    layerRegisters.readout().set(words.flag(DescriptorField.READOUT));
    layerRegisters.inclusive().set(words.flag(DescriptorField.INCLUSIVE));
    layerRegisters.softReset().set(words.flag(DescriptorField.SOFT_RESET));
    layerRegisters.decay().set(field(DescriptorField.DECAY));
  }

  private void storeShape() {
    layerRegisters.samples().set(samples);
    layerRegisters.inputHeight().set(field(DescriptorField.INPUT_HEIGHT));
    layerRegisters.inputWidth().set(field(DescriptorField.INPUT_WIDTH));
    layerRegisters.inputRowPitch().set(field(DescriptorField.INPUT_ROW_PITCH));
    layerRegisters.inputSamplePitch().set(pitch(DescriptorField.INPUT_SAMPLE_PITCH));
    layerRegisters.vectorPlaneWords().set(field(DescriptorField.VECTOR_PLANE_WORDS));
    layerRegisters.outputHeight().set(field(DescriptorField.OUTPUT_HEIGHT));
    layerRegisters.outputWidth().set(field(DescriptorField.OUTPUT_WIDTH));
    layerRegisters.positions().set(preparation.products.positions());
  }

  private void storeOutput() {
    layerRegisters.outputGroups().set(field(DescriptorField.OUTPUT_GROUPS));
    layerRegisters.outputSamplePitch().set(pitch(DescriptorField.OUTPUT_SAMPLE_PITCH));
    layerRegisters.outputOffset().set(field(DescriptorField.OUTPUT_OFFSET));
    layerRegisters.outputGroupStride().set(field(DescriptorField.OUTPUT_PLANE_STRIDE));
    layerRegisters.outputStepStride().set(preparation.products.outputStepStride());
  }

  private UInt pitch(DescriptorField field) {
    return field(field).truncate(PITCH_BITS);
  }

  private UInt field(DescriptorField field) {
    return words.field(field);
  }
}
