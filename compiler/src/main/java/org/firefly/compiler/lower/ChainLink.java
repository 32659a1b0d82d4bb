package org.firefly.compiler.lower;

import org.firefly.network.Node;
import org.firefly.network.Shape;

/**
 * A node of a linear chain.
 *
 * @param name name in the (flattened) network
 * @param node what it does
 * @param input shape that enters
 * @param output shape that leaves
 */
record ChainLink(String name, Node node, Shape input, Shape output) {}
