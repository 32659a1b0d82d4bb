/** Runs the programs that the kit relies on. */
package org.firefly.hdl.tool;
