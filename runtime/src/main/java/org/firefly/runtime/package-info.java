/** Devices that run compiled programs, and the pipeline of host and device around them. */
package org.firefly.runtime;
