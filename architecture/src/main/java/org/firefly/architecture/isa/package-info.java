/** What the hardware reads: registers, descriptors, pass tables, tiles, and the page on them. */
package org.firefly.architecture.isa;
