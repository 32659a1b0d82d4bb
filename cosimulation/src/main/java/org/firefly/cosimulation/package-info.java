/** RTL under Verilator, driven from Java. */
package org.firefly.cosimulation;
