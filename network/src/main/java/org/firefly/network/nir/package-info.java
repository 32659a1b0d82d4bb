/**
 * NIR model files (HDF5) in and out. {@code HdfLoader} is the only class that reads HDF5; what it
 * returns is a plain tree that the parsers work on.
 */
package org.firefly.network.nir;
