package org.firefly.architecture.isa;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of a layer descriptor, which compiler, simulator, clock model and hardware share. */
public enum DescriptorPart {
  /** Number, kind, time steps and samples: {@link LayerDescriptor}, {@link BlockShape}. */
  HEAD,
  /** {@link InputPlanes}. */
  INPUT,
  /** {@link InputPiece}. */
  PIECE,
  /** {@link NeuronRule}. */
  NEURON,
  /** {@link KeptState}. */
  STATE,
  /** {@link OutputPlanes}. */
  OUTPUT,
  /** {@link WeightData}. */
  WEIGHTS;

  /** The field that a member of this part stands for, such as {@code rowPitch} of the input. */
  public Optional<DescriptorField> field(String member) {
    return Arrays.stream(DescriptorField.values())
        .filter(field -> field.part() == this && member(field).equals(member))
        .findFirst();
  }

  /** The field's name in camel case, without the part where it begins with that. */
  private String member(DescriptorField field) {
    String name = field.name();
    String prefix = name() + "_";
    String[] words = (name.startsWith(prefix) ? name.substring(prefix.length()) : name).split("_");
    StringBuilder member = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
    for (int i = 1; i < words.length; i++) {
      member.append(words[i].charAt(0)).append(words[i].substring(1).toLowerCase(Locale.ROOT));
    }
    return member.toString();
  }
}
