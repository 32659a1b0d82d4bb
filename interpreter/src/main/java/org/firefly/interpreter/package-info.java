/**
 * Networks computed in double precision, step by step, as the framework that trained them would:
 * any graph of NIR, not only what the accelerator runs. It answers where hardware and float network
 * differ.
 */
package org.firefly.interpreter;
