/** What is done per batch block: lists of events, sums, neurons, output. */
package org.firefly.simulator.run;
