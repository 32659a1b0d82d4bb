/** Graphs of spiking networks; NIR files in and out; network strings. */
package org.firefly.network;
