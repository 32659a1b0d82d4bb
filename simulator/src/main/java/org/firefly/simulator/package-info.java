/** Bit-exact execution of programs and the clock model. */
package org.firefly.simulator;
