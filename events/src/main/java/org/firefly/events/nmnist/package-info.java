/** The format of N-MNIST and N-Caltech101, as their ATIS camera's tools wrote it. */
package org.firefly.events.nmnist;
