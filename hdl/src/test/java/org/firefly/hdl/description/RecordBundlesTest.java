package org.firefly.hdl.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.member;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;
import static org.firefly.hdl.description.FirrtlTexts.textOf;

import org.assertj.core.api.AbstractThrowableAssert;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Flipped;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;
import org.firefly.hdl.Width;
import org.firefly.hdl.stream.Stream;
import org.firefly.hdl.tree.HardwareException;
import org.junit.jupiter.api.Test;

/** Bundles that their record declares. */
class RecordBundlesTest {
  private record Point(@Width(5) UInt x, @Width(6) SInt y) implements Bundle {}

  private record Request(
      Bool valid, @Flipped Bool ready, Point point, Vec<UInt> words, @Flipped UInt answer)
      implements Bundle {
    static DataType<Request> type(int bits) {
      return bundle(
          Request.class, member("words", vec(2, uint(bits))), member("answer", uint(bits + 1)));
    }
  }

  private static final class Wires extends Module {
    final Request in = input(Request.type(7));
    final Request out = output(Request.type(7));

    Wires() {
      connect(out, in);
    }
  }

  @Test
  void theRecordSaysNamesOrderWidthsAndDirections() {
    assertThat(textOf(new Wires()))
        .startsWith(
            """
            FIRRTL version 4.0.0
            circuit Wires :
              public module Wires :
                input in_valid : UInt<1>
                output in_ready : UInt<1>
                input in_point_x : UInt<5>
                input in_point_y : SInt<6>
                input in_words_0 : UInt<7>
                input in_words_1 : UInt<7>
                output in_answer : UInt<8>
                output out_valid : UInt<1>
            """);
  }

  private static AbstractThrowableAssert<?, ?> refused(Runnable declaration) {
    return assertThatThrownBy(declaration::run)
        .isInstanceOf(HardwareException.class)
        .hasMessageStartingWith("RecordBundlesTest.java:");
  }

  private record Open(@Width(4) UInt known, UInt address) implements Bundle {}

  private record Outer(Open open) implements Bundle {}

  @Test
  void aMemberWithoutWidthIsNamed() {
    refused(() -> bundle(Open.class))
        .hasMessageEndingWith(
            "member 'address' of Open has no width; write @Width on it or give bundle(...) a"
                + " member(\"address\", ...)");
    refused(() -> bundle(Outer.class))
        .hasMessageContaining("member 'address' of Open has no width");
    refused(() -> bundle(Stream.class)).hasMessageContaining("member 'payload' of Stream has no");
  }

  @Test
  void membersThatCannotBeGivenAreNamed() {
    refused(() -> bundle(Open.class, member("address", uint(1)), member("adress", uint(1))))
        .hasMessageEndingWith("member 'adress' of Open is given but not declared");
    refused(() -> bundle(Open.class, member("address", uint(1)), member("address", uint(2))))
        .hasMessageEndingWith("member 'address' of Open is given twice");
    refused(() -> bundle(Open.class, member("address", uint(1)), member("known", uint(2))))
        .hasMessageEndingWith("member 'known' of Open has a @Width and is given a type as well");
    refused(() -> bundle(Open.class, member("address", sint(1))))
        .hasMessageEndingWith("member 'address' of Open is of another class");
  }

  private record Wide(@Width(1) Bool flag) implements Bundle {}

  private static final class NoRecord implements Bundle {}

  @Test
  void aWidthIsForIntegersOfRecords() {
    refused(() -> bundle(Wide.class))
        .hasMessageEndingWith(
            "member 'flag' of Wide has a @Width, which is for UInt and SInt only");
    refused(() -> bundle(NoRecord.class))
        .hasMessageEndingWith("NoRecord is no record, so its members are unknown");
  }
}
