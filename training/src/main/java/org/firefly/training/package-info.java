/** Surrogate-gradient training on DJL. */
package org.firefly.training;
