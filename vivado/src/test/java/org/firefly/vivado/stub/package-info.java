/** A stand-in for the accelerator's top module. */
package org.firefly.vivado.stub;
