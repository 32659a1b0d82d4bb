/** Bit-exact execution of programs. */
package org.firefly.simulator;
