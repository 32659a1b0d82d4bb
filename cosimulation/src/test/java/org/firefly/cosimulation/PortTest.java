package org.firefly.cosimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ports of all widths, through a design that copies its inputs to its outputs. */
class PortTest {
  private static final int[] WIDTHS = {1, 7, 8, 9, 16, 17, 32, 33, 63, 64, 65, 96, 97, 128, 1152};

  private final Random random = Seed.of("PortTest").random();
  private final Designs.Echo ports = new Designs.Echo(WIDTHS);
  private Simulation echo;

  @BeforeEach
  void start() {
    echo = Simulation.of(Elaboration.of(ports));
  }

  @AfterEach
  void end() {
    echo.close();
  }

  private Port i(int width) {
    return echo.port(ports.i.get(width));
  }

  private Port o(int width) {
    return echo.port(ports.o.get(width));
  }

  @Test
  void wholeValuesOfEveryWidthComeBack() {
    for (int width : WIDTHS) {
      for (int i = 0; i < 100; i++) {
        BigInteger value = new BigInteger(width, random);
        i(width).poke(value);
        assertThat(o(width).peekInteger()).isEqualTo(value);
      }
    }
  }

  @Test
  void fieldsAtEveryPlaceChangeNothingElse() {
    for (int width : WIDTHS) {
      BigInteger value = BigInteger.ZERO;
      for (int i = 0; i < 300; i++) {
        int low = random.nextInt(width);
        int size = 1 + random.nextInt(Math.min(64, width - low));
        BigInteger field = new BigInteger(size, random);
        i(width).poke(low, size, field.longValue());
        BigInteger mask = BigInteger.ONE.shiftLeft(size).subtract(BigInteger.ONE).shiftLeft(low);
        value = value.andNot(mask).or(field.shiftLeft(low));
        assertThat(o(width).peekInteger()).isEqualTo(value);
        assertThat(o(width).peek(low, size)).isEqualTo(field.longValue());
      }
    }
  }

  @Test
  void aLongClearsTheUpperWordsOfAWidePort() {
    i(1152).poke(BigInteger.ONE.shiftLeft(1152).subtract(BigInteger.ONE));
    echo.poke(ports.i.get(1152), -2);
    assertThat(o(1152).peekInteger())
        .isEqualTo(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.TWO));
    assertThat(echo.peek(ports.o.get(1152))).isEqualTo(-2);
  }

  @Test
  void signedFieldsAreExtended() {
    i(97).poke(40, 12, -2048);
    assertThat(o(97).peek(40, 12)).isEqualTo(2048);
    assertThat(o(97).peekSigned(40, 12)).isEqualTo(-2048);
    echo.poke(ports.i.get(17), -5);
    assertThat(echo.peek(ports.o.get(17))).isEqualTo((1 << 17) - 5);
    assertThat(o(17).peekSigned()).isEqualTo(-5);
    echo.poke(ports.i.get(64), Long.MIN_VALUE);
    assertThat(o(64).peekSigned()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void bytesAreLittleEndian() {
    i(65).poke(new byte[] {1, 2, 3});
    assertThat(echo.peek(ports.o.get(65))).isEqualTo(0x030201);
    byte[] ones = new byte[9];
    Arrays.fill(ones, (byte) 0xff);
    ones[8] = 1;
    i(65).poke(ones);
    assertThat(o(65).peekBytes()).isEqualTo(ones);
  }

  @Test
  void refusesValuesThatDoNotFit() {
    assertThatThrownBy(() -> echo.poke(ports.i.get(7), 128))
        .isInstanceOf(CosimulationException.class)
        .hasMessage("Value 128 does not fit the 7 bits of port 'i7'.");
    assertThatThrownBy(() -> echo.poke(ports.i.get(7), -65)).hasMessageContaining("does not fit");
    assertThatThrownBy(() -> i(65).poke(BigInteger.ONE.shiftLeft(65)))
        .hasMessageContaining("does not fit the 65 bits of port 'i65'");
    assertThatThrownBy(() -> i(65).peek(60, 6))
        .hasMessage("Port 'i65' of 65 bits has no field of 6 bits from bit 60.");
  }

  @Test
  void refusesToWriteAnOutput() {
    assertThatThrownBy(() -> echo.poke(ports.o.get(8), 1))
        .isInstanceOf(CosimulationException.class)
        .hasMessage("Port 'o8' is an output; only inputs can be written.");
  }

  @Test
  void aBatchCarriesPortsOfEveryWidth() {
    List<Port> inputs = Arrays.stream(WIDTHS).mapToObj(this::i).toList();
    List<Port> outputs = Arrays.stream(WIDTHS).mapToObj(this::o).toList();
    StimulusBatch batch = StimulusBatch.of(echo, 50, inputs, outputs);
    BigInteger[][] values = new BigInteger[50][WIDTHS.length];
    for (int clock = 0; clock < 50; clock++) {
      for (int port = 0; port < WIDTHS.length; port++) {
        values[clock][port] = new BigInteger(WIDTHS[port], random);
        fill(batch.column(inputs.get(port)), clock, WIDTHS[port], values[clock][port]);
      }
    }
    echo.run(batch);
    for (int clock = 0; clock < 50; clock++) {
      for (int port = 0; port < WIDTHS.length; port++) {
        assertThat(gather(batch.column(outputs.get(port)), clock, WIDTHS[port]))
            .isEqualTo(values[clock][port]);
      }
    }
  }

  private static void fill(StimulusBatch.Column column, int clock, int width, BigInteger value) {
    for (int low = 0; low < width; low += 64) {
      int size = Math.min(64, width - low);
      BigInteger mask = BigInteger.ONE.shiftLeft(size).subtract(BigInteger.ONE);
      column.set(clock, low, size, value.shiftRight(low).and(mask).longValue());
    }
  }

  private static BigInteger gather(StimulusBatch.Column column, int clock, int width) {
    BigInteger value = BigInteger.ZERO;
    for (int low = 0; low < width; low += 32) {
      long bits = column.get(clock, low, Math.min(32, width - low));
      value = value.or(BigInteger.valueOf(bits).shiftLeft(low));
    }
    return value;
  }
}
