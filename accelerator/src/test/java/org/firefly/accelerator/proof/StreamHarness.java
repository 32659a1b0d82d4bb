package org.firefly.accelerator.proof;

import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.proof.StreamRules;
import org.firefly.hdl.proof.WordWatch;
import org.firefly.hdl.proof.WordWatch.Storage;
import org.firefly.hdl.stream.Stream;

/** A part of a stream of single bits under the eyes of a {@link WordWatch}. */
final class StreamHarness extends Module {
  static final int BITS = 1;

  final Stream<UInt> in = input(stream(uint(BITS)));
  final Stream<UInt> out = output(stream(uint(BITS)));
  final Bool mark = input(bool());

  StreamHarness(Module part, Stream<UInt> partIn, Stream<UInt> partOut, Storage storage) {
    instance("part", part);
    WordWatch words = instance("words", new WordWatch(BITS, storage));
    connect(partIn, in);
    connect(out, partOut);
    words.mark.set(mark);
    words.between(partIn, out);
    assume("in_is_held", StreamRules.isHeld(this, in));
  }
}
