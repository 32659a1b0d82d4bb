package org.firefly.host;

import java.util.Locale;
import org.firefly.architecture.program.HostEncoding;
import org.firefly.host.file.HostException;
import org.firefly.host.samples.CurrentSource;
import org.firefly.host.samples.SpikeSource;

/** Reads samples as the whole numbers that a program was compiled for. */
final class NumberReader {
  private final HostEncoding.Planes planes;

  NumberReader(HostEncoding.Planes planes) {
    this.planes = planes;
  }

  /**
   * A constant sample in steps of the input's scale.
   *
   * @return the lowest eight bits of each number, index order c, y, x
   * @throws HostException if one is none of the numbers that the program takes
   */
  byte[] read(CurrentSource source, int sample) {
    byte[] numbers = new byte[source.map().size()];
    if (source.copyBytes(sample, planes.inputScale(), numbers)) {
      check(numbers, false);
      return numbers;
    }
    double[] values = new double[numbers.length];
    source.read(sample, values);
    for (int i = 0; i < numbers.length; i++) {
      double steps = Math.rint(values[i] / planes.inputScale());
      if (!(steps >= planes.bits().least() && steps <= planes.bits().most())) {
        throw outside(values[i]);
      }
      numbers[i] = (byte) steps;
    }
    return numbers;
  }

  /**
   * A sample of all time steps.
   *
   * @return the lowest eight bits of each number, index order t, c, y, x
   * @throws HostException if one is none of the numbers that the program takes
   */
  byte[] read(SpikeSource source, int sample) {
    byte[] numbers = source.read(sample);
    check(numbers, source.bits().signed());
    return numbers;
  }

  /** Numbers of eight bits of the program's sign need no look. */
  private void check(byte[] numbers, boolean signed) {
    boolean all = planes.bits().bits() == Byte.SIZE && planes.bits().signed() == signed;
    for (int i = 0; !all && i < numbers.length; i++) {
      int number = signed ? numbers[i] : Byte.toUnsignedInt(numbers[i]);
      if (!planes.bits().holds(number)) {
        throw outside(number * planes.inputScale());
      }
    }
  }

  private HostException outside(double value) {
    return new HostException(
        String.format(
            Locale.ROOT,
            "The input holds %s, but inputs of this program lie between %s and %s; compile for inputs of this size, or say with --input-scale what an integer of the input is worth.",
            value,
            planes.bits().least() * planes.inputScale(),
            planes.bits().most() * planes.inputScale()));
  }
}
