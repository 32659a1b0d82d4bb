/** Parts of test benches: drivers, monitors, scoreboards, random stalls and seeds. */
package org.firefly.cosimulation.bench;
