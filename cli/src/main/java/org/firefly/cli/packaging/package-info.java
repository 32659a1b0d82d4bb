/** Board packages: everything that a board needs to run a network, as one zip file. */
package org.firefly.cli.packaging;
