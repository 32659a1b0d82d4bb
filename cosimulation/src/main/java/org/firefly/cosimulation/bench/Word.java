package org.firefly.cosimulation.bench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.firefly.cosimulation.Port;
import org.firefly.cosimulation.model.CosimulationException;

/**
 * A word of a stream: the bits of each of its payload ports, in order of declaration, as numbers
 * that are not negative.
 */
public record Word(List<BigInteger> fields) {
  public Word {
    fields = List.copyOf(fields);
  }

  /** A word of fields of up to 64 bits each, read as unsigned. */
  public static Word of(long... fields) {
    return new Word(LongStream.of(fields).mapToObj(Word::unsigned).toList());
  }

  private static BigInteger unsigned(long value) {
    BigInteger low = BigInteger.valueOf(value & Long.MAX_VALUE);
    return value < 0 ? low.setBit(63) : low;
  }

  /** The first field, for words that have only one of up to 64 bits. */
  public long value() {
    return fields.get(0).longValue();
  }

  static Word peek(List<Port> ports) {
    return new Word(ports.stream().map(Port::peekInteger).toList());
  }

  void poke(List<Port> ports) {
    if (ports.size() != fields.size()) {
      throw new CosimulationException(
          String.format(
              Locale.ROOT,
              "Word %s has %d fields, but the stream has %d payload ports.",
              this,
              fields.size(),
              ports.size()));
    }
    for (int i = 0; i < ports.size(); i++) {
      ports.get(i).poke(fields.get(i));
    }
  }

  /** The word in which every bit of the ports is the other one. */
  Word invertedIn(List<Port> ports) {
    List<BigInteger> inverted = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      BigInteger ones =
          BigInteger.ONE.shiftLeft(ports.get(i).spec().width()).subtract(BigInteger.ONE);
      inverted.add(fields.get(i).xor(ones));
    }
    return new Word(inverted);
  }

  /** The fields in hexadecimal. */
  @Override
  public String toString() {
    return fields.stream()
        .map(field -> "0x" + field.toString(16))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
