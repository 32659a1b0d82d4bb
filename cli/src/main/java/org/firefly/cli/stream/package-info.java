/** Answers the windows of a stream of events as they come. */
package org.firefly.cli.stream;
