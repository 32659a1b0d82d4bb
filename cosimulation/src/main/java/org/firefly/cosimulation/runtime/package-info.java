/** The native functions under the simulation; of no use without it. */
package org.firefly.cosimulation.runtime;
