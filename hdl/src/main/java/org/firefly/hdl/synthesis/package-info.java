/** Estimates resources and logic depth of generated hardware with Yosys. */
package org.firefly.hdl.synthesis;
