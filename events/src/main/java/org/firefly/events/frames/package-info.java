/**
 * From events to frames, by the conventions that networks are trained with: the slicing of tonic,
 * SpikingJelly and Sinabs, transforms before it, and the text that users write for both.
 */
package org.firefly.events.frames;
