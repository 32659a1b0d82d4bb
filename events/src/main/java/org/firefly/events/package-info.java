/**
 * Recordings of event cameras: batches of events, streaming readers and writers, and the registry
 * of file formats. A format is a class that implements {@link org.firefly.events.EventFormat} and a
 * line in {@code META-INF/services/org.firefly.events.EventFormat}.
 */
package org.firefly.events;
