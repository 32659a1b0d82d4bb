/**
 * Vivado projects for the boards: the wrapper around the accelerator, Tcl, constraints, device
 * trees and the configuration file that the runtime compares with the hardware.
 */
package org.firefly.vivado;
