package org.firefly.explore.study;

import org.firefly.network.Network;

/**
 * A network of a study.
 *
 * @param name as the study file writes it
 * @param content its bytes, or its string: equal networks have equal ones
 * @param network read from it
 */
public record Model(String name, byte[] content, Network network) {}
