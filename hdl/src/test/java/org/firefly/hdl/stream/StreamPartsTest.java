package org.firefly.hdl.stream;

import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.sint;
import static org.firefly.hdl.Hardware.uint;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.MemoryStyle;
import org.firefly.hdl.Module;
import org.firefly.hdl.SInt;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;
import org.firefly.hdl.testing.Tools;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamPartsTest {
  private record Pair(@Width(8) UInt first, @Width(4) SInt second) implements Bundle {}

  static Stream<Named<Supplier<Module>>> parts() {
    return Stream.of(
        part("RegisterSlice", () -> new RegisterSlice<>(uint(8))),
        part("RegisterSlice of pairs", () -> new RegisterSlice<>(bundle(Pair.class))),
        part("SkidBuffer", () -> new SkidBuffer<>(uint(8))),
        part("SkidBuffer of pairs", () -> new SkidBuffer<>(bundle(Pair.class))),
        part("distributed FIFO", () -> new StreamFifo<>(uint(8), 16, MemoryStyle.DISTRIBUTED)),
        part("FIFO of five words", () -> new StreamFifo<>(uint(8), 5, MemoryStyle.DISTRIBUTED)),
        part("FIFO of one word", () -> new StreamFifo<>(uint(8), 1, MemoryStyle.DISTRIBUTED)),
        part("block FIFO", () -> new StreamFifo<>(sint(36), 512, MemoryStyle.BLOCK)),
        part("block FIFO of 500 words", () -> new StreamFifo<>(uint(36), 500, MemoryStyle.BLOCK)),
        part("StreamFork", () -> new StreamFork<>(uint(8), 3)));
  }

  private static Named<Supplier<Module>> part(String name, Supplier<Module> part) {
    return Named.of(name, part);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void hasNoWarningUnderVerilator(Supplier<Module> part) {
    Tools.lint(Elaboration.of(part.get()));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void isSoundForYosys(Supplier<Module> part) {
    Tools.check(Elaboration.of(part.get()));
  }
}
