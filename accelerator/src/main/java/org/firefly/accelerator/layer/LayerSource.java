package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import java.util.Map;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.LayerRegisters;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.accelerator.channel.ReadRequest;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.DescriptorPart;
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
    LayerProducts products = preparation.products;
    Bool packed = field(DescriptorField.KIND).bit(1);
    words.load(DescriptorPart.INPUT, layerRegisters.input(), Map.of("packed", packed));
    words.load(DescriptorPart.PIECE, layerRegisters.piece(), Map.of());
    words.load(DescriptorPart.NEURON, layerRegisters.neuron(), Map.of());
    words.load(DescriptorPart.STATE, layerRegisters.state(), Map.of());
    words.load(DescriptorPart.OUTPUT, layerRegisters.output(), Map.of("samples", samples));
    layerRegisters.positions().set(products.positions());
    words.load(
        DescriptorPart.INPUT,
        planeRegisters,
        Map.of("packed", packed, "planeWords", products.planeWords()));
  }

  private UInt field(DescriptorField field) {
    return words.field(field);
  }
}
