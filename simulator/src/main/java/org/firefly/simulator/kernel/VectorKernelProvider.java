package org.firefly.simulator.kernel;

import java.util.List;

/**
 * Makes the kernels that need the incubating vector module. A service, so that nothing else links
 * to classes that a JVM without the module does not have.
 */
public interface VectorKernelProvider {
  /** The kernels, the fastest first; none when the machine's vectors are too short for them. */
  List<Kernel> kernels();
}
