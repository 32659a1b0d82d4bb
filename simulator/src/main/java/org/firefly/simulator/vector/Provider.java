package org.firefly.simulator.vector;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.ShortVector;
import org.firefly.simulator.kernel.Kernel;
import org.firefly.simulator.kernel.VectorKernelProvider;

/** Offers kernels where the machine has vectors of at least 256 bits. */
public final class Provider implements VectorKernelProvider {
  @Override
  public List<Kernel> kernels() {
    int lanes = ShortVector.SPECIES_PREFERRED.length();
    List<Kernel> kernels = new ArrayList<>();
    if (lanes >= ShortVector.SPECIES_512.length()) {
      kernels.add(new VectorKernel(true));
    }
    if (lanes >= ShortVector.SPECIES_256.length()) {
      kernels.add(new VectorKernel(false));
    }
    return List.copyOf(kernels);
  }
}
