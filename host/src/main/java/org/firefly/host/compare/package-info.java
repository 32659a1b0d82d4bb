/** Names where two executions of a program differ first. */
package org.firefly.host.compare;
