/** Registers of a core, and the control of its runs. */
package org.firefly.accelerator.control;
