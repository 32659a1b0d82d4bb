/** The program that a board package starts. */
package org.firefly.runtime.app;
