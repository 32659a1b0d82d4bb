package org.firefly.simulator.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Knows the kernels that this Java machine can run. */
public final class Kernels {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private Kernels() {}

  /** The fastest of {@link #all}. */
  public static Kernel fastest() {
    return all().get(0);
  }

  /**
   * Those with vector instructions, as far as the machine has them and the JVM was started with
   * {@code --add-modules jdk.incubator.vector}, and the portable one; the fastest first.
   */
  public static List<Kernel> all() {
    List<Kernel> kernels = new ArrayList<>();
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()) {
      ClassLoader loader = Kernels.class.getClassLoader();
      ServiceLoader.load(VectorKernelProvider.class, loader)
          .forEach(provider -> kernels.addAll(provider.kernels()));
    }
    kernels.add(new LaneKernel());
    return List.copyOf(kernels);
  }
}
