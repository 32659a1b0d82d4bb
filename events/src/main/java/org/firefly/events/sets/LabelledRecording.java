package org.firefly.events.sets;

import org.firefly.events.EventSource;

/**
 * A recording and its class.
 *
 * @param label class from 0
 */
public record LabelledRecording(EventSource source, int label) {}
