/**
 * The spike path: beats of memory become windows and packed vectors, one position of a pass per
 * clock. See {@code docs/architecture.md}.
 */
package org.firefly.accelerator.spike;
