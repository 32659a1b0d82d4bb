/** NumPy's .npy files. */
package org.firefly.host.npy;
