/** Where everything lies in memory: descriptors, pass tables, parameters, tiles, spikes. */
package org.firefly.compiler.layout;
