/**
 * Drives one core through its registers, a buffer and an interrupt; the same code for RTL and for
 * boards.
 */
package org.firefly.runtime.driver;
