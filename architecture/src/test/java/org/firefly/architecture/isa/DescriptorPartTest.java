package org.firefly.architecture.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DescriptorPartTest {
  private static final Map<DescriptorPart, Class<?>> RECORDS =
      Map.of(
          DescriptorPart.HEAD, BlockShape.class,
          DescriptorPart.INPUT, InputPlanes.class,
          DescriptorPart.PIECE, InputPiece.class,
          DescriptorPart.STATE, KeptState.class,
          DescriptorPart.NEURON, NeuronRule.class,
          DescriptorPart.OUTPUT, OutputPlanes.class,
          DescriptorPart.WEIGHTS, WeightData.class);

  /** How members are called whose field has another unit or stands in a record of its own. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "windowStride", "strideTwo",
          "stride", "planeStride",
          "current", "synapse",
          "fractionBits", "fraction");

  @ParameterizedTest
  @EnumSource(DescriptorPart.class)
  void theMembersOfAPartAreFieldsOfTheTable(DescriptorPart part) {
    assertThat(members(RECORDS.get(part)))
        .allSatisfy(
            member ->
                assertThat(
                        part.field(member)
                            .or(() -> part.field(FIELDS.getOrDefault(member, member))))
                    .isPresent());
    assertThat(part.field("nothing")).isEmpty();
  }

  private static Stream<String> members(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            member ->
                member.getType() == Planes.class
                    ? members(Planes.class)
                    : Stream.of(member).map(RecordComponent::getName));
  }
}
