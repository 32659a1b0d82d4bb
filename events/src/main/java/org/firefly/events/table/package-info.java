/** Recordings as tables: arrays of NumPy and text. */
package org.firefly.events.table;
