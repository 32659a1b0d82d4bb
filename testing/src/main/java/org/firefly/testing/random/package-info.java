/** Networks drawn at random within the limits of an accelerator; a seed determines each. */
package org.firefly.testing.random;
