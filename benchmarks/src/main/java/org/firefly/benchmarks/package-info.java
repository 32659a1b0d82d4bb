/** How fast the simulator is, beside PyTorch on the same network and machine. */
package org.firefly.benchmarks;
