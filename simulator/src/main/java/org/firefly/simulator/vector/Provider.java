package org.firefly.simulator.vector;

import java.util.Optional;
import jdk.incubator.vector.ShortVector;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.VectorKernelProvider;

/** Offers the kernel where the machine has vectors of at least 256 bits. */
public final class Provider implements VectorKernelProvider {
  @Override
  public Optional<Kernel> kernel() {
    boolean wide = ShortVector.SPECIES_PREFERRED.length() >= ShortVector.SPECIES_256.length();
    return wide ? Optional.of(new VectorKernel()) : Optional.empty();
  }
}
