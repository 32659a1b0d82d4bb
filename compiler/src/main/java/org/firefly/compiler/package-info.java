/**
 * Network to program. This package is the compiler's face; the steps behind it are packages of
 * their own, each using only those before it: {@code options}, {@code lower}, {@code quantise},
 * {@code plan}, {@code layout}. {@code dump} writes down what came out.
 */
package org.firefly.compiler;
