/**
 * The hardware tree: circuit, module definitions, statements and expressions as immutable values.
 *
 * <p>It follows the structure of FIRRTL with ground types only (bundles and vectors are flattened
 * by the front end) and knows nothing about how it is built or printed.
 */
package org.firefly.hdl.tree;
