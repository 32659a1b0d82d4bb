/** AXI4 and AXI4-Lite ports as bundles; a field's name becomes the prefix of its signals. */
package org.firefly.accelerator.axi;
