/** The firefly command. */
package org.firefly.cli;
