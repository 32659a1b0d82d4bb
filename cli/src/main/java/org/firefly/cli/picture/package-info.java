/** Draws what a network did with a sample. */
package org.firefly.cli.picture;
