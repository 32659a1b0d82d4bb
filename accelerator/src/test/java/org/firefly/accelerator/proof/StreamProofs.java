package org.firefly.accelerator.proof;

import static org.firefly.hdl.Hardware.uint;

import java.util.List;
import org.firefly.hdl.DataType;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.UInt;
import org.firefly.hdl.proof.WordWatch.Storage;
import org.firefly.hdl.stream.RegisterSlice;
import org.firefly.hdl.stream.SkidBuffer;
import org.firefly.hdl.stream.StreamFifo;

/** What is claimed of the parts of streams in the hardware kit. */
final class StreamProofs {
  private static final DataType<UInt> WORD = uint(StreamHarness.BITS);
  private static final int DEPTH = 3;

  private StreamProofs() {}

  static List<ProofCase> cases() {
    return List.of(distributedFifo(), blockFifo(), skidBuffer(), registerSlice(), fork());
  }

  private static ProofCase distributedFifo() {
    return ProofCase.of(
            "stream FIFO in distributed memory, 3 words",
            () -> {
              StreamFifo<UInt> part = new StreamFifo<>(WORD, DEPTH, MemoryStyle.DISTRIBUTED);
              return new StreamHarness(part, part.in, part.out, new Storage(DEPTH, DEPTH, 0));
            })
        .always("words.takes_with_room", fifo("stored != 2'h3", "stored < 2'h2"))
        .always("words.not_more_than_capacity", fifo("stored != 2'h3", "1'h1"))
        .always("words.offers_what_entered", fifo("stored - 2'h1", "stored"))
        .always(
            "words.offered_in_time",
            fifo("assign out_valid = |stored", "assign out_valid = stored[1]"))
        .always("words.in_its_place", fifo("writePosition == 2'h2", "writePosition == 2'h1"))
        .always(
            "words.held_until_taken",
            fifo("assign out_valid = |stored", "assign out_valid = (|stored) & ~in_valid"))
        .reached(10, "words.marked_word_leaves")
        .reached(10, "words.full");
  }

  private static ProofCase blockFifo() {
    return ProofCase.of(
            "stream FIFO in block RAM, 3 words and one in the output register",
            () -> {
              StreamFifo<UInt> part = new StreamFifo<>(WORD, DEPTH, MemoryStyle.BLOCK);
              return new StreamHarness(part, part.in, part.out, new Storage(DEPTH, DEPTH + 1, 1));
            })
        .always("words.takes_with_room", fifo("stored != 2'h3", "stored == 2'h0"))
        .always("words.not_more_than_capacity", fifo("stored != 2'h3", "1'h1"))
        .always(
            "words.offers_what_entered", fifo("_value | ~out_ready & offered", "_value | offered"))
        .always("words.offered_in_time", fifo("offered <= _value", "offered <= _value & in_valid"))
        .always("words.in_its_place", fifo("readPosition == 2'h2", "readPosition == 2'h3"))
        .always("words.held_until_taken", fifo("(~offered | out_ready)", "1'h1"))
        .reached(10, "words.marked_word_leaves")
        .reached(10, "words.full");
  }

  private static Fault fifo(String right, String wrong) {
    return new Fault("StreamFifo", right, wrong);
  }

  private static ProofCase skidBuffer() {
    Fault forgetful =
        skid("_GEN & (in_valid & ~spareFull | spareFull)", "_GEN & in_valid & ~spareFull");
    return ProofCase.of(
            "skid buffer",
            () -> {
              SkidBuffer<UInt> part = new SkidBuffer<>(WORD);
              return new StreamHarness(part, part.in, part.out, new Storage(2, 2, 0));
            })
        .always("part.spare_only_behind_word", skid("_GEN = ~full | out_ready", "_GEN = out_ready"))
        .always(
            "words.takes_with_room",
            skid("assign in_ready = ~spareFull", "assign in_ready = ~full"))
        .always("words.not_more_than_capacity", forgetful)
        .always(
            "words.offers_what_entered",
            skid("spareFull <= ~_GEN & (in_valid", "spareFull <= (in_valid"))
        .always("words.offered_in_time", forgetful)
        .always("words.in_its_place", skid("spareFull ? spare : in_payload", "in_payload"))
        .always(
            "words.held_until_taken",
            skid("if (_GEN)\n      word", "if (_GEN | in_valid)\n      word"))
        .reached(10, "words.marked_word_leaves")
        .reached(10, "words.full");
  }

  private static Fault skid(String right, String wrong) {
    return new Fault("SkidBuffer", right, wrong);
  }

  private static ProofCase registerSlice() {
    return ProofCase.of(
            "register slice",
            () -> {
              RegisterSlice<UInt> part = new RegisterSlice<>(WORD);
              return new StreamHarness(part, part.in, part.out, new Storage(1, 1, 0));
            })
        .always("words.takes_with_room", slice("= ~full | out_ready", "= out_ready"))
        .always("words.not_more_than_capacity", slice("= ~full | out_ready", "= 1'h1"))
        .always("words.offers_what_entered", slice("full <= in_valid", "full <= full | in_valid"))
        .always("words.offered_in_time", slice("full <= in_valid", "full <= in_valid & out_ready"))
        .always("words.in_its_place", slice("word <= in_payload", "word <= ~in_payload"))
        .always(
            "words.held_until_taken",
            slice("if (_in_ready_output)\n      word", "if (in_valid)\n      word"))
        .reached(10, "words.marked_word_leaves")
        .reached(10, "words.full");
  }

  private static Fault slice(String right, String wrong) {
    return new Fault("RegisterSlice", right, wrong);
  }

  private static ProofCase fork() {
    Fault forgetful = fork("taken_0 <= _GEN & _value", "taken_0 <= 1'h0");
    Fault sticky = fork("taken_0 <= _GEN & _value", "taken_0 <= _value");
    Fault hasty = fork("= _value & _value_1", "= _value_1");
    return ProofCase.of("stream fork to two receivers", ForkHarness::new)
        .always("never_twice_to_0", forgetful)
        .always("never_twice_to_1", fork("taken_1 <= _GEN & _value_1", "taken_1 <= 1'h0"))
        .always("at_once_to_0", sticky)
        .always("before_the_next_to_0", hasty)
        .always("before_the_next_to_1", fork("= _value & _value_1", "= _value"))
        .always("the_same_word_to_0", fork("out_0_payload = in_payload", "out_0_payload = taken_1"))
        .always(
            "held_for_0",
            fork(
                "out_0_valid = in_valid & ~taken_0",
                "out_0_valid = in_valid & ~taken_0 & out_1_ready"))
        .reached(10, "one_waits_for_the_other");
  }

  private static Fault fork(String right, String wrong) {
    return new Fault("StreamFork", right, wrong);
  }
}
