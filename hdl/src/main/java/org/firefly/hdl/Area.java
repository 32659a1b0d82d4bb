package org.firefly.hdl;

/**
 * A group of hardware within a module that is no module of its own, such as a counter with its
 * register and its wires. Where a module has a field of such a class, the fields of the group get
 * their names behind the name of that field: {@code row_count}. A group of a single value gives it
 * the name of that field alone.
 */
public interface Area {}
