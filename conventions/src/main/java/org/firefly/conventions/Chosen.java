package org.firefly.conventions;

/**
 * A choice with the one who made it.
 *
 * @param <T> what was chosen
 */
public record Chosen<T>(T value, Origin origin) {}
