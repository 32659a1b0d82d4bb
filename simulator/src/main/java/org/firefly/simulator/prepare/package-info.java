/** What is made once per program: decoded strips, weight rows, bounds, counts of synapses. */
package org.firefly.simulator.prepare;
