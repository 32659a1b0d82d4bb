package org.firefly.architecture.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firefly.architecture.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemorySystemTest {
  @ParameterizedTest
  @CsvSource({"0, 10, 1", "16, -1, 1", "16, 10, 0", "16, 10, -1", "16, 10, NaN"})
  void whatNoMemoryCanBeIsRefused(int portBytes, int latency, double shared) {
    assertThatThrownBy(() -> new MemorySystem(portBytes, latency, shared))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("not " + portBytes + ", " + latency + " and " + shared);
  }

  @Test
  void theLeastMemoryIsOneByteWithoutLatency() {
    assertThatCode(() -> new MemorySystem(1, 0, Double.MIN_VALUE)).doesNotThrowAnyException();
  }

  @Test
  void anUnlimitedMemoryServesAllPortsAtOnce() {
    MemorySystem memory = MemorySystem.unlimited(16, 40);
    assertThat(memory.sharedBytesPerClock()).isEqualTo(80);
    assertThat(memory.latencyClocks()).isEqualTo(40);
  }
}
