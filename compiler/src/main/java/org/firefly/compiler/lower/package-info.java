/**
 * A graph becomes a chain of layers in real numbers: one dense convolution and its neurons each.
 */
package org.firefly.compiler.lower;
