/** A core, and the top level with all cores. */
package org.firefly.accelerator.core;
