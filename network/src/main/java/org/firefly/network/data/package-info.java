/** Labelled image sets on disk, shared by everything that feeds real data to a network. */
package org.firefly.network.data;
