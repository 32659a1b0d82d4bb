package org.firefly.simulator.vector;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;

/**
 * Names the class of a vector for the JVM. C2 forgets the exact class of a variable that changes in
 * a loop, and then depends on the type profile of the library's methods, which it does not always
 * have in time: without it every operation is a call, and every vector an object. The comparison
 * costs nothing, since C2 proves it once it has compiled the loop.
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
}
