/**
 * Samples on disk: {@link org.firefly.host.samples.SampleFiles} lists the formats, each of which
 * opens as {@link org.firefly.host.samples.Samples}.
 */
package org.firefly.host.samples;
