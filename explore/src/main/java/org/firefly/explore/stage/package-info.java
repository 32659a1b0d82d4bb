/**
 * The stages of a point: compilation, clocks and simulation, each made once for all that is equal.
 */
package org.firefly.explore.stage;
