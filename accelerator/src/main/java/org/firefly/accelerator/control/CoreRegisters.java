package org.firefly.accelerator.control;

import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.concat;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.firefly.architecture.AcceleratorConfig;
import org.firefly.architecture.isa.CoreShape;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.architecture.isa.Register;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Memory;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;

/**
 * The registers of one core, at the places that {@link Register} gives them: settings, commands,
 * status, counters and the log of layers.
 *
 * <p>A write takes effect at the clock edge; a read takes {@link RegisterAccess#READ_LATENCY}
 * clocks. Settings are ignored by a run that has begun.
 */
public final class CoreRegisters extends Module {
  /** Bits of LAYER of a descriptor. */
  static final int LAYER_BITS = DescriptorField.LAYER.width();

  private static final int LOG_BITS = bitsFor(Register.LAYER_LOG_ENTRIES);

  public final RegisterAccess access = input(RegisterAccess.type());
  public final CoreEvents events = input(CoreEvents.type());
  public final RunSettings settings = output(RunSettings.type());

  /** Resets the engine. */
  public final Bool clear = output(bool());

  /** Whether the engine works. */
  public final Bool run = output(bool());

  /** Whether the engine must begin no new burst. */
  public final Bool halt = output(bool());

  public final Bool irq = output(bool());

  /** Descriptors that the run has finished. */
  public final UInt finished = output(uint(16));

  private final RunControl control = instance(new RunControl());
  private final Map<Register, UInt> stored = new EnumMap<>(Register.class);
  private final Map<Register, UInt> readable = new EnumMap<>(Register.class);
  private final Bool pending = register(bool(), 0);
  private final UInt layers = register(uint(16), 0);
  private final UInt layer = register(uint(LAYER_BITS), 0);
  private final Bool overflowInLayer = register(bool(), 0);
  private final RunSettings latched = register(RunSettings.type());
  private UInt clocks;

  /**
   * The registers of a core.
   *
   * @param core its number
   */
  public CoreRegisters(AcceleratorConfig config, int core) {
    storeSettings();
    connectControl();
    readable.putAll(stored);
    readable.put(Register.IDENTITY, literal(Register.IDENTITY_VALUE, 32));
    readable.put(Register.VERSION, literal(Register.VERSION_VALUE, 32));
    CoreShape shape = CoreShape.of(config, core);
    readable.put(Register.SHAPE, literal(Integer.toUnsignedLong(shape.shapeWord()), 32));
    readable.put(Register.MEMORIES, literal(Integer.toUnsignedLong(shape.memoriesWord()), 32));
    readable.put(Register.STATUS, control.status);
    readable.put(Register.INTERRUPT, pending);
    readable.put(Register.PROGRESS, concat(layers, literal(0, 16 - LAYER_BITS), layer));
    when(control.begins, () -> layer.set(0))
        .elseWhen(events.newLayer(), () -> layer.set(events.layer()));
    countClocks();
    connectInterrupt();
    connectRead(layerLog());
    finished.set(layers);
  }

  private void storeSettings() {
    store(Register.INTERRUPT_ENABLE, 1);
    store(Register.BASE_LOW, 32);
    store(Register.BASE_HIGH, AcceleratorConfig.ADDRESS_BITS - 32);
    store(Register.LIMIT_LOW, 32);
    store(Register.LIMIT_HIGH, AcceleratorConfig.ADDRESS_BITS - 32);
    store(Register.DESCRIPTORS, 32);
    store(Register.DESCRIPTOR_COUNT, 16);
    store(Register.SAMPLES, 8);
    store(Register.WATCHDOG, 32);
  }

  private void store(Register place, int bits) {
    UInt value = named("reg_" + place.name().toLowerCase(Locale.ROOT), register(uint(bits), 0));
    when(written(place), () -> value.set(access.data().truncate(bits)));
    stored.put(place, value);
  }

  private Bool written(Register place) {
    return access.write().and(access.writeIndex().eq(place.offset() / Integer.BYTES));
  }

  private void connectControl() {
    Bool command = written(Register.CONTROL);
    control.start.set(command.and(access.data().bit(0)));
    control.stop.set(command.and(access.data().bit(1)));
    control.watchdog.set(stored.get(Register.WATCHDOG));
    connect(control.events, events);
    UInt base = concat(stored.get(Register.BASE_HIGH), stored.get(Register.BASE_LOW));
    int alignment = Integer.numberOfTrailingZeros(AcceleratorConfig.ALIGNMENT_BYTES);
    UInt descriptors = stored.get(Register.DESCRIPTORS);
    control.startable.set(
        stored
            .get(Register.DESCRIPTOR_COUNT)
            .orReduce()
            .and(stored.get(Register.SAMPLES).orReduce())
            .and(base.truncate(alignment).isZero())
            .and(descriptors.truncate(alignment).isZero()));
    when(
        control.begins,
        () -> {
          latched.base().set(base);
          latched
              .limit()
              .set(concat(stored.get(Register.LIMIT_HIGH), stored.get(Register.LIMIT_LOW)));
          latched.descriptors().set(descriptors);
          latched.count().set(stored.get(Register.DESCRIPTOR_COUNT));
          latched.samples().set(stored.get(Register.SAMPLES));
        });
    connect(settings, latched);
    clear.set(control.clear);
    run.set(control.run);
    halt.set(control.halt);
  }

  private void connectInterrupt() {
    Bool acknowledged = written(Register.INTERRUPT).and(access.data().bit(0));
    when(control.ended, () -> pending.set(true)).elseWhen(acknowledged, () -> pending.set(false));
    irq.set(next(pending.and(stored.get(Register.INTERRUPT_ENABLE).asBool()), 0));
  }

  private void countClocks() {
    clocks = count("clocks", control.status.bit(0), Register.CLOCKS_LOW, Register.CLOCKS_HIGH);
    count("busy", events.busy(), Register.BUSY_LOW, Register.BUSY_HIGH);
    count(
        "weightStall", events.weightStall(), Register.WEIGHT_STALL_LOW, Register.WEIGHT_STALL_HIGH);
    count("spikeStall", events.spikeStall(), Register.SPIKE_STALL_LOW, Register.SPIKE_STALL_HIGH);
    count(
        "outputStall", events.outputStall(), Register.OUTPUT_STALL_LOW, Register.OUTPUT_STALL_HIGH);
  }

  private UInt count(String name, Bool event, Register low, Register high) {
    EventCounter counter = instance(name + "Counter", new EventCounter());
    counter.happens.set(event);
    counter.clear.set(control.begins);
    readable.put(low, counter.count.slice(31, 0));
    readable.put(high, counter.count.slice(EventCounter.BITS - 1, 32));
    return counter.count;
  }

  /** Remembers when each layer was done and whether its membranes left their range. */
  private UInt layerLog() {
    Memory<UInt> log = memory(uint(32), Register.LAYER_LOG_ENTRIES, MemoryStyle.DISTRIBUTED);
    Bool room = layers.lt(Register.LAYER_LOG_ENTRIES);
    Bool overflowed = overflowInLayer.or(events.overflow());
    log.write(
        events.layerDone().and(room),
        layers.truncate(LOG_BITS),
        concat(overflowed, clocks.truncate(31)));
    when(control.begins, () -> layers.set(0))
        .elseWhen(events.layerDone(), () -> layers.set(layers.plus(1)));
    when(control.begins.or(events.layerDone()), () -> overflowInLayer.set(false))
        .elseWhen(events.overflow(), () -> overflowInLayer.set(true));
    return log.read(access.readIndex().truncate(LOG_BITS));
  }

  private void connectRead(UInt logEntry) {
    int logIndex = Register.LAYER_LOG.offset() / Integer.BYTES;
    UInt index = access.readIndex();
    UInt value = literal(0, 32);
    for (Map.Entry<Register, UInt> entry : readable.entrySet()) {
      Bool chosen = index.eq(entry.getKey().offset() / Integer.BYTES);
      value = value.or(mux(chosen, entry.getValue(), literal(0, 32)));
    }
    Bool logChosen = index.shiftRight(LOG_BITS).eq(logIndex >> LOG_BITS);
    UInt first = next(value);
    UInt fromLog = next(mux(logChosen, logEntry, literal(0, 32)));
    access.value().set(next(first.or(fromLog)));
  }
}
