package org.firefly.hdl.proof;

import static org.firefly.hdl.Hardware.all;
import static org.firefly.hdl.Hardware.pack;

import org.firefly.hdl.Bits;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.stream.Stream;

/** What a handshake demands of its sender, to be assumed at inputs and asserted at outputs. */
public final class StreamRules {
  private StreamRules() {}

  /**
   * Whether a word that was offered and not taken in the clock before is still offered, unchanged.
   *
   * @param module in which the two are used
   */
  public static Bool isHeld(Module module, Stream<?> stream) {
    return isHeld(module, stream.valid(), stream.ready(), pack(stream.payload()));
  }

  /** The same for a handshake whose payload is {@code payload}. */
  public static Bool isHeld(Module module, Bool valid, Bool ready, Bits payload) {
    Bool waited = module.next(valid.and(ready.not()), 0);
    UInt before = module.next(payload.asUInt());
    return waited.implies(all(valid, payload.asUInt().eq(before)));
  }

  /** Whether {@code value} is what it was in the clock before. */
  public static Bool isConstant(Module module, Bits value) {
    return value.asUInt().eq(module.next(value.asUInt()));
  }
}
