/** A compiled network: its layers, its image, where spikes lie, and the host's part of it. */
package org.firefly.architecture.program;
