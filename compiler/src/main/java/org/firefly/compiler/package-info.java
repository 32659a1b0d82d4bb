/** Quantises, lowers, tiles and lays out a network as an accelerator program. */
package org.firefly.compiler;
