package org.firefly.hdl.tree;

/** The operations of FIRRTL that the kit uses, with the width rules of the FIRRTL specification. */
public enum Primitive {
  ADD,
  SUB,
  MUL,
  LT,
  LEQ,
  GT,
  GEQ,
  EQ,
  NEQ,
  PAD,
  AS_UINT,
  AS_SINT,
  SHL,
  SHR,
  DSHL,
  DSHR,
  NEG,
  NOT,
  AND,
  OR,
  XOR,
  ANDR,
  ORR,
  XORR,
  CAT,
  BITS,
  TAIL,
  MUX
}
