/** A hardware construction kit: Java to FIRRTL to SystemVerilog. */
package org.firefly.hdl;
