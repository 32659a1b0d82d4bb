/** How many clocks a program takes: a model of the accelerator's memory system and array. */
package org.firefly.timing;
