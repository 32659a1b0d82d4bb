/** Prints the hardware tree as FIRRTL 4.0.0 text. */
package org.firefly.hdl.firrtl;
