/** What flows between the blocks of a core. Bit widths that follow from the configuration. */
package org.firefly.accelerator.channel;
