package org.firefly.accelerator.dma;

import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.stream.Stream.stream;

import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.accelerator.channel.ReadBeat;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.proof.StreamRules;
import org.firefly.hdl.stream.Stream;

/** A splitter of beats to two clients. */
final class BeatSplitterHarness extends Module {
  private static final int TAG_BITS = 1;

  final Stream<ReadBeat> in;
  final Stream<ReadBeat> first;
  final Stream<ReadBeat> second;
  private final BeatSplitter splitter;

  BeatSplitterHarness(CoreWidths widths) {
    in = input(stream(ReadBeat.type(widths, TAG_BITS + 1)));
    first = output(stream(ReadBeat.type(widths, TAG_BITS)));
    second = output(stream(ReadBeat.type(widths, TAG_BITS)));
    splitter = instance(new BeatSplitter(widths, TAG_BITS));
    connect(splitter.in, in);
    connect(first, splitter.first);
    connect(second, splitter.second);
    assume("in_is_held", StreamRules.isHeld(this, in));
    Bool isSecond = in.payload().tag().bit(TAG_BITS);
    assertThat("to_one_client", in.fire().eq(first.fire().xor(second.fire())));
    assertThat("first_gets_its_own", first.valid().eq(in.valid().and(isSecond.not())));
    assertThat("second_gets_its_own", second.valid().eq(in.valid().and(isSecond)));
    assertThat("first_beat_unchanged", first.valid().implies(isSame(first.payload())));
    assertThat("second_beat_unchanged", second.valid().implies(isSame(second.payload())));
    assertThat("first_is_held", StreamRules.isHeld(this, first));
    cover("changes_client", in.fire().and(isSecond.xor(next(isSecond))));
  }

  private Bool isSame(ReadBeat beat) {
    ReadBeat whole = in.payload();
    return beat.data()
        .eq(whole.data())
        .and(beat.last().eq(whole.last()))
        .and(beat.tag().eq(whole.tag().truncate(TAG_BITS)));
  }
}
