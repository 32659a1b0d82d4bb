package org.firefly.hdl;

/** A value made of hardware: a single signal, a vector of values, or a bundle of named values. */
public sealed interface Data permits Signal, Vec, Bundle {}
