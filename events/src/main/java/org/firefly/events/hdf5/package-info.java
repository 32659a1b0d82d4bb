/**
 * Prophesee's HDF5 files, whose events are compressed with the filter ECF. Layout and codec:
 * https://github.com/prophesee-ai/hdf5_ecf.
 */
package org.firefly.events.hdf5;
