/**
 * Networks in plain terms for tests, the programs made from them, and a plain model of what they
 * compute.
 */
package org.firefly.testing;
