/** Which combinations of features random networks have exercised. */
package org.firefly.testing.coverage;
