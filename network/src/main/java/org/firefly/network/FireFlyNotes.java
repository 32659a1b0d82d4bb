package org.firefly.network;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The notes of this project in a model file, typed: what NIR has no field for. Each is optional and
 * stored under a key that starts with {@code firefly:}. Numbers may also be stored as text, as
 * other tools write them.
 */
public final class FireFlyNotes {
  /** T, the time steps per sample, at least 1. */
  public static final String TIME_STEPS = "firefly:time_steps";

  /** Real value of one integer step of the input, above 0. */
  public static final String INPUT_SCALE = "firefly:input_scale";

  /** What the program is called. */
  public static final String NAME = "firefly:name";

  /** Accuracy of the float network on its test set, 0 to 1. */
  public static final String FLOAT_ACCURACY = "firefly:float_accuracy";

  /** How the network was trained, for people. */
  public static final String TRAINING = "firefly:training";

  /** The framework whose rules the neurons follow. */
  public static final String FROM = "firefly:from";

  /** Length of a time step in seconds, above 0. */
  public static final String DT = "firefly:dt";

  /** What a spike does to the membrane: stored, zero, subtract or none. */
  public static final String RESET = "firefly:reset";

  /** Whether a reset acts one step later: none, next-step or corrected. */
  public static final String RESET_DELAY = "firefly:reset_delay";

  /** When a neuron fires: gt or ge. */
  public static final String SPIKE_RULE = "firefly:spike_rule";

  /** How a time constant becomes a decay: euler or exp. */
  public static final String DECAY_LAW = "firefly:decay_law";

  /** Which current the membrane sees: new (of this step) or old. */
  public static final String CURRENT = "firefly:current";

  /** How recordings of an event camera became the frames that the network was trained with. */
  public static final String FRAMES = "firefly:frames";

  private final Metadata metadata;

  private FireFlyNotes(Metadata metadata) {
    this.metadata = metadata;
  }

  /** The view of a network's notes. */
  public static FireFlyNotes of(Metadata metadata) {
    return new FireFlyNotes(metadata);
  }

  /** {@link #TIME_STEPS}. */
  public OptionalInt timeSteps() {
    OptionalDouble steps = positive(TIME_STEPS);
    if (steps.isPresent() && steps.getAsDouble() != Math.rint(steps.getAsDouble())) {
      throw wrong(TIME_STEPS, "is " + steps.getAsDouble() + " but must be a whole number");
    }
    return steps.isPresent() ? OptionalInt.of((int) steps.getAsDouble()) : OptionalInt.empty();
  }

  /** {@link #INPUT_SCALE}. */
  public OptionalDouble inputScale() {
    return positive(INPUT_SCALE);
  }

  /** {@link #FLOAT_ACCURACY}. */
  public OptionalDouble floatAccuracy() {
    return number(FLOAT_ACCURACY);
  }

  /** {@link #DT}. */
  public OptionalDouble dt() {
    return positive(DT);
  }

  /** {@link #NAME}. */
  public Optional<String> name() {
    return metadata.text(NAME);
  }

  /** {@link #FRAMES}. */
  public Optional<String> frames() {
    return text(FRAMES);
  }

  /** {@link #TRAINING}. */
  public Optional<String> training() {
    return metadata.text(TRAINING);
  }

  /** The text under one of this class's keys. */
  public Optional<String> text(String key) {
    return metadata.text(key).map(String::trim);
  }

  private OptionalDouble positive(String key) {
    OptionalDouble number = number(key);
    if (number.isPresent() && !isPositive(number.getAsDouble())) {
      throw wrong(key, "is " + number.getAsDouble() + " but must be above 0 and finite");
    }
    return number;
  }

  private static boolean isPositive(double value) {
    return value > 0 && Double.isFinite(value);
  }

  private OptionalDouble number(String key) {
    Optional<Tensor> numbers = metadata.numbers(key);
    if (numbers.isPresent()) {
      if (numbers.get().size() != 1) {
        throw wrong(key, "has shape " + numbers.get().shape() + " but must be one number");
      }
      return OptionalDouble.of(numbers.get().value(0));
    }
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text.get()));
    } catch (NumberFormatException e) {
      throw wrong(key, "is '" + text.get() + "' but must be a number");
    }
  }

  private static NetworkException wrong(String key, String problem) {
    return NetworkException.inField(
        "metadata " + key, problem + "; correct or remove it, or use the option instead");
  }
}
