/** Every integer of a compiled network as files that people and NumPy can read. */
package org.firefly.compiler.dump;
