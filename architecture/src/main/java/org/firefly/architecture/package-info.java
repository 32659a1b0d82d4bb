/**
 * What compiler, simulator and hardware agree on. This package holds the configuration of one
 * accelerator; {@code isa} what its hardware reads, {@code program} what a compiled network is,
 * {@code board} where it runs. {@code isa} knows the configuration, {@code program} and {@code
 * board} know both; nothing points the other way.
 */
package org.firefly.architecture;
