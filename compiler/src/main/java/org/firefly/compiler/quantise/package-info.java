/** Real numbers become integers, and bounds on the membranes that they lead to. */
package org.firefly.compiler.quantise;
