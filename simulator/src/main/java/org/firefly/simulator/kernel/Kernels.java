package org.firefly.simulator.kernel;

import java.util.ServiceLoader;

/** Chooses the fastest kernel that this Java machine can run. */
public final class Kernels {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private Kernels() {}

  /**
   * The kernel with vector instructions when the machine has them and the JVM was started with
   * {@code --add-modules jdk.incubator.vector}, else the portable one.
   */
  public static Kernel fastest() {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return new LaneKernel();
    }
    ClassLoader loader = Kernels.class.getClassLoader();
    return ServiceLoader.load(VectorKernelProvider.class, loader)
        .findFirst()
        .flatMap(VectorKernelProvider::kernel)
        .orElseGet(LaneKernel::new);
  }
}
