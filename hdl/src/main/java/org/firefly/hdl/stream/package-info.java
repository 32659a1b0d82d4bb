/**
 * Streams with a valid/ready handshake and their usual parts.
 *
 * <p>A word passes at each rising clock edge at which {@code valid} and {@code ready} are both
 * true. A sender that has raised {@code valid} keeps it and the payload until the word has passed,
 * and must not wait for {@code ready}; a receiver may wait for {@code valid}. Every part here keeps
 * these rules at its outputs if they are kept at its inputs, passes every word once and in order,
 * and is empty after reset.
 */
package org.firefly.hdl.stream;
