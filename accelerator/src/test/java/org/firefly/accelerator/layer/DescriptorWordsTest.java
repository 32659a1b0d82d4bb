package org.firefly.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firefly.hdl.Hardware.bundle;
import static org.firefly.hdl.Hardware.uint;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firefly.accelerator.AcceleratorException;
import org.firefly.architecture.isa.DescriptorPart;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Bundle;
import org.firefly.hdl.DataType;
import org.firefly.hdl.Elaboration;
import org.firefly.hdl.Module;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Width;
import org.junit.jupiter.api.Test;

class DescriptorWordsTest {
  record Misspelt(Bool softRest) implements Bundle {}

  record TooNarrow(@Width(2) UInt reset) implements Bundle {}

  @Test
  void aMemberThatIsNoFieldIsRefused() {
    assertThatThrownBy(() -> load(bundle(Misspelt.class)))
        .isInstanceOf(AcceleratorException.class)
        .hasMessageContaining("No field of the part NEURON is softRest");
  }

  @Test
  void aMemberOfAnotherWidthThanItsFieldIsRefused() {
    assertThatThrownBy(() -> load(bundle(TooNarrow.class)))
        .isInstanceOf(AcceleratorException.class)
        .hasMessageContaining("reset has 2 bits, but its field RESET has 3");
  }

  private static <T extends Bundle> void load(DataType<T> type) {
    Elaboration.of(new Loader<>(type));
  }

  /** Copies the neurons' part of a descriptor. */
  private static final class Loader<T extends Bundle> extends Module {
    final T neuron;

    Loader(DataType<T> type) {
      neuron = output(type);
      Map<Integer, UInt> words =
          IntStream.range(0, 16)
              .boxed()
              .collect(Collectors.toMap(word -> word, word -> input(uint(32))));
      new DescriptorWords(words).load(DescriptorPart.NEURON, neuron, Map.of());
    }
  }
}
