package org.firefly.simulator.vector;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Vectors whose class the JVM knows. C2 forgets the exact class of a variable that changes in a
 * loop, and then depends on the type profile of the library's methods, which it does not always
 * have in time: without it every operation is a call, and every vector an object. A comparison of
 * classes tells it, and costs nothing, since C2 proves it once it has compiled the loop.
 */
final class Vectors {
  private Vectors() {}

  /** The same vector, which must have 256 bits. */
  static ShortVector exact(ShortVector vector) {
    if (vector.getClass() != ShortVector.SPECIES_256.vectorType()) {
      throw new IllegalArgumentException(vector.species() + " is not of 256 bits.");
    }
    return vector;
  }

  /** The same vector, which must have 256 bits. */
  static IntVector exact(IntVector vector) {
    if (vector.getClass() != IntVector.SPECIES_256.vectorType()) {
      throw new IllegalArgumentException(vector.species() + " is not of 256 bits.");
    }
    return vector;
  }

  /** The same vector, which must have 512 bits. */
  static ShortVector exact512(ShortVector vector) {
    if (vector.getClass() != ShortVector.SPECIES_512.vectorType()) {
      throw new IllegalArgumentException(vector.species() + " is not of 512 bits.");
    }
    return vector;
  }

  /** The even lanes of sums, as int32. */
  static IntVector even(ShortVector sums) {
    IntVector pairs = exact(exact(sums).reinterpretAsInts());
    IntVector up = exact(pairs.lanewise(VectorOperators.LSHL, Short.SIZE));
    return exact(up.lanewise(VectorOperators.ASHR, Short.SIZE));
  }

  /** The odd lanes of sums, as int32. */
  static IntVector odd(ShortVector sums) {
    IntVector pairs = exact(exact(sums).reinterpretAsInts());
    return exact(pairs.lanewise(VectorOperators.ASHR, Short.SIZE));
  }
}
