package org.firefly.hdl;

/**
 * The type of one member of a record, where the record itself cannot say it; made by {@link
 * Hardware#member}.
 *
 * @param name the record component
 * @param type its type
 */
public record Member(String name, DataType<?> type) {}
