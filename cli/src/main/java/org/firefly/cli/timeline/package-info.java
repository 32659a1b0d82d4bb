/** Time lines for Perfetto and Chrome: what a core does, clock by clock. */
package org.firefly.cli.timeline;
