/** Builds Verilator models of SystemVerilog designs and keeps them in a cache. */
package org.firefly.cosimulation.model;
