package org.firefly.hdl.tree;

/**
 * A Verilog attribute, {@code (* name = value *)}.
 *
 * @param name attribute name, for example {@code max_fanout}
 * @param value Verilog text of the value, a number or a string with its quotation marks
 */
public record Attribute(String name, String value) {}
