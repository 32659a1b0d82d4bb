/** Memories and register access for designs with AXI4 and AXI4-Lite ports. */
package org.firefly.cosimulation.axi;
