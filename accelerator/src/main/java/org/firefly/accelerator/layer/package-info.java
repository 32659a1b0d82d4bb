/** Descriptors: reading them from memory, checking them, and walking the planes of a layer. */
package org.firefly.accelerator.layer;
