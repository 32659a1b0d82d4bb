/** Primitives of the UltraScale+ fabric that the hardware instantiates, with models to simulate. */
package org.firefly.accelerator.primitive;
