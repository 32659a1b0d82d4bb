/** The RTL of the accelerator, simulated by Verilator, with the memory that it works on. */
package org.firefly.rtl;
