/** What samples tell about the room that membranes need. */
package org.firefly.compiler.calibration;
