package org.firefly.hdl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Number of bits of a {@link UInt} or {@link SInt} that is a member of a record. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Width {
  /** Bits, 1 or more. */
  int value();
}
