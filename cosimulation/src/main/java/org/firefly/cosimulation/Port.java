package org.firefly.cosimulation;

import java.math.BigInteger;
import java.util.Locale;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.PortSpec;

/**
 * A port of a running design. Values are read and written in the model's own memory, without a
 * native call; outputs settle when they are next read.
 *
 * <p>Numbers are unsigned unless a method says otherwise; writing takes both, as long as the value
 * fits. Everything fails once the simulation is closed.
 */
public final class Port {
  private final Simulation simulation;
  private final PortSpec spec;
  private final int index;
  private final BitStorage storage;

  Port(Simulation simulation, PortSpec spec, int index, BitStorage storage) {
    this.simulation = simulation;
    this.spec = spec;
    this.index = index;
    this.storage = storage;
  }

  /** Name, direction and width. */
  public PortSpec spec() {
    return spec;
  }

  /** Position in the design's list of ports. */
  public int index() {
    return index;
  }

  /** Sets the port; bits above 64 become zero. */
  public void poke(long value) {
    beforeWriting();
    storage.set(0, value);
  }

  /** Sets {@code size} bits, at most 64, from bit {@code low}. */
  public void poke(int low, int size, long value) {
    beforeWriting();
    storage.set(0, low, size, value);
  }

  /** Sets the whole port, least significant byte first; bytes that are not given are zero. */
  public void poke(byte[] value) {
    beforeWriting();
    for (int low = 0; low < spec.width(); low += 8) {
      int given = low / 8 < value.length ? value[low / 8] & 0xff : 0;
      storage.set(0, low, Math.min(8, spec.width() - low), given);
    }
  }

  /**
   * Sets the whole port to a number that is not negative.
   *
   * @throws CosimulationException when it has more bits than the port
   */
  public void poke(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > spec.width()) {
      throw new CosimulationException(
          String.format(
              Locale.ROOT,
              "Value %s does not fit the %d bits of port '%s'.",
              value,
              spec.width(),
              spec.name()));
    }
    byte[] bytes = value.toByteArray();
    reverse(bytes);
    poke(bytes);
  }

  /** The value, or its lowest 64 bits. */
  public long peek() {
    simulation.settle();
    return storage.get(0);
  }

  /** The value of a port of up to 64 bits in two's complement. */
  public long peekSigned() {
    return peekSigned(0, Math.min(64, spec.width()));
  }

  /** The field of {@code size} bits, at most 64, from bit {@code low}. */
  public long peek(int low, int size) {
    simulation.settle();
    return storage.get(0, low, size);
  }

  /** The same field in two's complement. */
  public long peekSigned(int low, int size) {
    return peek(low, size) << (64 - size) >> (64 - size);
  }

  /** The whole port, least significant byte first, rounded up to bytes. */
  public byte[] peekBytes() {
    simulation.settle();
    byte[] value = new byte[(spec.width() + 7) / 8];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) storage.get(0, 8 * i, Math.min(8, spec.width() - 8 * i));
    }
    return value;
  }

  /** The whole port as a number that is not negative. */
  public BigInteger peekInteger() {
    byte[] bytes = peekBytes();
    reverse(bytes);
    return new BigInteger(1, bytes);
  }

  /** Fails unless this is an input. */
  void requireInput() {
    if (spec.direction() != PortSpec.Direction.INPUT) {
      throw new CosimulationException(
          "Port '" + spec.name() + "' is an output; only inputs can be written.");
    }
  }

  private void beforeWriting() {
    requireInput();
    simulation.inputChanges();
  }

  private static void reverse(byte[] bytes) {
    for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
      byte swapped = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = swapped;
    }
  }
}
