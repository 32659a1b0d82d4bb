/** A board under Linux: registers, buffers and interrupts through files of the kernel. */
package org.firefly.runtime.board;
