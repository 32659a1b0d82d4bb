package org.firefly.testing;

import java.util.Arrays;
import java.util.Random;

/** Kinds of damage that a file can take. */
public enum Mutation {
  FLIP {
    @Override
    byte[] apply(byte[] bytes, byte[] other, Random random) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      return bytes;
    }
  },
  /** Sizes and counts that are zero, huge or negative. */
  EXTREME {
    @Override
    byte[] apply(byte[] bytes, byte[] other, Random random) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
      byte[] values = {0, 0x7f, (byte) 0x80, (byte) 0xff, '9', '#', '%'};
      Arrays.fill(bytes, from, to, values[random.nextInt(values.length)]);
      return bytes;
    }
  },
  /** A word over another. */
  COPY {
    @Override
    byte[] apply(byte[] bytes, byte[] other, Random random) {
      int from = random.nextInt(bytes.length);
      int to = random.nextInt(bytes.length);
      int length = Math.min(8, bytes.length - Math.max(from, to));
      System.arraycopy(bytes, from, bytes, to, length);
      return bytes;
    }
  },
  /** A part of another file. */
  SPLICE {
    @Override
    byte[] apply(byte[] bytes, byte[] other, Random random) {
      int from = random.nextInt(other.length);
      int to = random.nextInt(bytes.length);
      int room = Math.min(other.length - from, bytes.length - to);
      System.arraycopy(other, from, bytes, to, random.nextInt(room + 1));
      return bytes;
    }
  },
  CUT {
    @Override
    byte[] apply(byte[] bytes, byte[] other, Random random) {
      return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    }
  },
  REMOVE {
    @Override
    byte[] apply(byte[] bytes, byte[] other, Random random) {
      int from = random.nextInt(bytes.length);
      int length = Math.min(1 + random.nextInt(16), bytes.length - from);
      byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
      System.arraycopy(bytes, from + length, shorter, from, shorter.length - from);
      return shorter.length == 0 ? bytes : shorter;
    }
  };

  abstract byte[] apply(byte[] bytes, byte[] other, Random random);

  /**
   * Between one and four kinds of damage, one after the other.
   *
   * @param bytes what is damaged, in place or in a copy; at least one
   * @param other another content, of which parts may get into it
   */
  public static byte[] several(byte[] bytes, byte[] other, Random random) {
    byte[] damaged = bytes;
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      damaged = values()[random.nextInt(values().length)].apply(damaged, other, random);
    }
    return damaged;
  }
}
