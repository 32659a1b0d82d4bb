/** The kernel that needs the incubating module {@code jdk.incubator.vector}. */
package org.firefly.simulator.vector;
