/**
 * What a model file does not say, and the equation of one time step that follows. NIR describes
 * neurons as differential equations; the frameworks that write such files run difference equations
 * of their own, so a file alone does not fix the network.
 */
package org.firefly.conventions;
