/** Boards as data: device, memories, ports, clocks, and the files that describe them. */
package org.firefly.architecture.board;
