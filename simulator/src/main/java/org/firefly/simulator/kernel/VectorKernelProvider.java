package org.firefly.simulator.kernel;

import java.util.Optional;

/**
 * Makes the kernel that needs the incubating vector module. A service, so that nothing else links
 * to classes that a JVM without the module does not have.
 */
public interface VectorKernelProvider {
  /** The kernel, or nothing when the machine's vectors are too short for it to be fast. */
  Optional<Kernel> kernel();
}
