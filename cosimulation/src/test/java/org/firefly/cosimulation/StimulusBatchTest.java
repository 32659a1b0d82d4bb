package org.firefly.cosimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.firefly.cosimulation.bench.Seed;
import org.firefly.cosimulation.model.CosimulationException;
import org.firefly.cosimulation.model.Design;
import org.firefly.hdl.Elaboration;
import org.junit.jupiter.api.Test;

class StimulusBatchTest {
  private static final Designs.Accumulator ACCUMULATOR = new Designs.Accumulator(32);
  private static final Design ADDING = Design.of(Elaboration.of(ACCUMULATOR));
  private static final int CLOCKS = 10_000;

  @Test
  void seesInEachClockWhatSingleStepsSee() {
    Random random = Seed.of("StimulusBatchTest").random();
    try (Simulation batched = Simulation.of(ADDING);
        Simulation stepped = Simulation.of(ADDING)) {
      batched.reset();
      stepped.reset();
      StimulusBatch batch =
          StimulusBatch.of(
              batched,
              CLOCKS,
              batched.ports(List.of(ACCUMULATOR.a, ACCUMULATOR.reset())),
              batched.ports(List.of(ACCUMULATOR.sum, ACCUMULATOR.total)));
      for (int i = 0; i < CLOCKS; i++) {
        batch.column(ACCUMULATOR.a).set(i, random.nextInt());
        batch.column(ACCUMULATOR.reset()).set(i, random.nextInt(100) == 0 ? 1 : 0);
      }
      batched.run(batch);
      for (int i = 0; i < CLOCKS; i++) {
        stepped.poke(ACCUMULATOR.a, batch.column(ACCUMULATOR.a).get(i));
        stepped.poke(ACCUMULATOR.reset(), batch.column(ACCUMULATOR.reset()).get(i));
        assertThat(batch.column(ACCUMULATOR.sum).get(i))
            .as("sum in clock %d", i)
            .isEqualTo(stepped.peek(ACCUMULATOR.sum));
        assertThat(batch.column(ACCUMULATOR.total).get(i))
            .isEqualTo(stepped.peek(ACCUMULATOR.total));
        stepped.step();
      }
      assertThat(batched.cycles()).isEqualTo(stepped.cycles());
      assertThat(batched.peek(ACCUMULATOR.total)).isEqualTo(stepped.peek(ACCUMULATOR.total));
    }
  }

  @Test
  void mayBeRunAgain() {
    try (Simulation accumulator = Simulation.of(ADDING)) {
      accumulator.reset();
      StimulusBatch batch =
          StimulusBatch.of(
              accumulator,
              10,
              accumulator.ports(List.of(ACCUMULATOR.a)),
              accumulator.ports(List.of(ACCUMULATOR.total)));
      for (int i = 0; i < 10; i++) {
        batch.column(ACCUMULATOR.a).set(i, 1);
      }
      accumulator.run(batch);
      accumulator.run(batch);
      assertThat(batch.column(ACCUMULATOR.total).get(9)).isEqualTo(19);
    }
  }

  @Test
  void endsAtTheCycleLimit() {
    SimulationOptions options = SimulationOptions.DEFAULT.withCycleLimit(50);
    try (Simulation accumulator = Simulation.of(ADDING, options)) {
      StimulusBatch batch =
          StimulusBatch.of(accumulator, 51, accumulator.ports(List.of(ACCUMULATOR.a)), List.of());
      assertThatThrownBy(() -> accumulator.run(batch)).isInstanceOf(CycleLimitException.class);
      assertThat(accumulator.cycles()).isEqualTo(50);
    }
  }

  @Test
  void namesWhatIsNotPartOfIt() {
    try (Simulation accumulator = Simulation.of(ADDING);
        Simulation other = Simulation.of(ADDING)) {
      StimulusBatch batch =
          StimulusBatch.of(
              accumulator,
              5,
              accumulator.ports(List.of(ACCUMULATOR.a)),
              accumulator.ports(List.of(ACCUMULATOR.sum)));
      assertThatThrownBy(() -> batch.column(ACCUMULATOR.total))
          .isInstanceOf(CosimulationException.class)
          .hasMessage("Port 'total' is not part of the batch.");
      assertThatThrownBy(() -> batch.column(ACCUMULATOR.a).set(5, 0))
          .hasMessage("Clock 5 is outside of the batch of 5 clocks.");
      assertThatThrownBy(() -> other.run(batch))
          .hasMessage("The batch was made for another simulation.");
      assertThatThrownBy(
              () ->
                  StimulusBatch.of(
                      accumulator, 5, accumulator.ports(List.of(ACCUMULATOR.sum)), List.of()))
          .hasMessage("Port 'sum' is an output; only inputs can be written.");
    }
  }
}
