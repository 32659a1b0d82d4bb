package org.firefly.accelerator.layer;

import static org.firefly.accelerator.channel.CoreWidths.OFFSET_BITS;
import static org.firefly.hdl.Hardware.all;
import static org.firefly.hdl.Hardware.bitsFor;
import static org.firefly.hdl.Hardware.bool;
import static org.firefly.hdl.Hardware.connect;
import static org.firefly.hdl.Hardware.literal;
import static org.firefly.hdl.Hardware.mux;
import static org.firefly.hdl.Hardware.uint;
import static org.firefly.hdl.Hardware.vec;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firefly.accelerator.channel.CoreWidths;
import org.firefly.architecture.isa.CoreStructure;
import org.firefly.architecture.isa.DescriptorField;
import org.firefly.hdl.Bool;
import org.firefly.hdl.Module;
import org.firefly.hdl.Switch;
import org.firefly.hdl.UInt;
import org.firefly.hdl.Vec;

/**
 * Computes the products that a layer needs, one after the other, and checks that the layer fits the
 * core. Works on the next descriptor while the present layer runs.
 *
 * <p>Takes some hundred clocks from {@code start}, during which words and samples must not change;
 * results hold until the next start.
 */
final class LayerPreparation extends Module {
  /** Words of the descriptor that are used here. */
  static final List<Integer> WORDS = IntStream.range(0, 19).boxed().toList();

  private static final int MOST_VECTOR_WORD_BITS = 17;

  /** Words of states beyond these do not fit any memory. */
  private static final int STATE_BITS = 17;

  /** A plane has fewer words than this power of two, so its beats can be counted. */
  private static final int PLANE_WORD_BITS = CoreWidths.BEAT_COUNT_BITS;

  /** The products, in order. Window and packed layers share the steps. */
  private enum Step {
    AREA,
    POSITIONS,
    SAMPLE_OR_PLANE,
    PLANE_OR_VECTOR,
    CHUNKS,
    ENTRIES,
    SUMS,
    STATES
  }

  /** Operands of a product: 48 and 17 bits. */
  private record Factors(UInt multiplicand, UInt multiplier) {}

  final Bool start = input(bool());
  final UInt samples = input(uint(8));

  /** The descriptor's words in the order of {@link #WORDS}. */
  final Vec<UInt> words = input(vec(WORDS.size(), uint(Integer.SIZE)));

  final LayerProducts products;

  /** Whether the results are there. */
  final Bool done = output(bool());

  /** Whether the layer cannot run on this core. */
  final Bool bad = output(bool());

  private final CoreWidths widths;
  private final DescriptorWords descriptor;
  private final Bool packed;
  private final SequentialMultiplier multiplier = instance(new SequentialMultiplier());
  private final UInt step = register(uint(bitsFor(Step.values().length)), 0);
  private final Bool working = register(bool(), 0);
  private final Bool finished = register(bool(), 0);
  private final Bool refused = register(bool());
  private final Bool unusable;
  private final Bool tooManyPositions;
  private final Bool tooManyEntries;
  private final Bool sumsReachState;
  private final Bool statesEndBeyond;
  private final Bool planeTooLarge;
  private final Bool vectorTooLarge;
  private final Bool samplesOverlap;
  private final LayerProducts results;
  private final UInt sampleWords = register(uint(OFFSET_BITS));

  LayerPreparation(CoreWidths widths) {
    this.widths = widths;
    products = output(LayerProducts.type(widths));
    results = register(LayerProducts.type(widths));
    descriptor =
        new DescriptorWords(
            WORDS.stream().collect(Collectors.toMap(Function.identity(), words::get)));
    packed = field(DescriptorField.KIND).bit(1);
    unusable = next(allHold(LayerFields.checks(descriptor, samples, widths.config())).not());
    UInt product = multiplier.product;
    tooManyPositions = next(product.gt(widths.config().membraneDepth()));
    tooManyEntries = next(product.gt(widths.config().vectorChunks()));
    UInt offset = field(DescriptorField.STATE_OFFSET);
    Bool repeats = descriptor.flag(DescriptorField.REPEATS);
    sumsReachState = next(repeats.and(offset.lt(results.positions())));
    int endBits = STATE_BITS + 2;
    UInt ofOne = next(offset.zeroExtend(endBits).plus(results.positions().zeroExtend(endBits)));
    UInt statesEnd = ofOne.plus(product.truncate(STATE_BITS).zeroExtend(endBits));
    statesEndBeyond =
        next(beyond(product, STATE_BITS).or(statesEnd.gt(widths.config().membraneDepth())));
    planeTooLarge = next(beyond(product, PLANE_WORD_BITS));
    vectorTooLarge = next(beyond(product, MOST_VECTOR_WORD_BITS));
    samplesOverlap =
        next(samples.gt(1).and(sampleWords.gt(field(DescriptorField.INPUT_SAMPLE_PITCH))));
    connect(products, results);
    done.set(finished);
    bad.set(refused);
    Bool store = sequence();
    connectFactors();
    when(start, () -> refused.set(false));
    when(store, this::storeProduct);
  }

  /** One clock late; with {@code unusable} two, long before a descriptor's second product. */
  private Bool allHold(List<Bool> checks) {
    return all(checks.stream().map(check -> next(check)).toList());
  }

  /**
   * Each step starts the multiplier in one clock and takes the product a clock after it is there,
   * when comparisons with it are in registers.
   */
  private Bool sequence() {
    Bool started = named("started", register(bool(), 0));
    Bool begin = working.and(started.not());
    Bool there = working.and(started).and(multiplier.busy.not());
    Bool store = there.and(named("compared", next(there, 0)));
    Bool end = store.and(step.eq(Step.values().length - 1));
    multiplier.start.set(begin);
    when(start, () -> working.set(true)).elseWhen(end, () -> working.set(false));
    when(begin, () -> started.set(true)).elseWhen(store, () -> started.set(false));
    when(start, () -> step.set(0)).elseWhen(store, () -> step.set(step.plus(1)));
    when(start, () -> finished.set(false)).elseWhen(end, () -> finished.set(true));
    return store;
  }

  private void connectFactors() {
    multiplier.multiplicand.set(0);
    multiplier.factor.set(0);
    Switch cases = choose(step);
    for (Step each : Step.values()) {
      Factors factors = factors(each);
      cases.is(
          each,
          () -> {
            multiplier.multiplicand.set(factors.multiplicand());
            multiplier.factor.set(factors.multiplier());
          });
    }
  }

  private Factors factors(Step each) {
    UInt previous = multiplier.product;
    return switch (each) {
      case AREA -> fields(DescriptorField.OUTPUT_HEIGHT, DescriptorField.OUTPUT_WIDTH);
      case POSITIONS -> new Factors(previous, samples);
      case SAMPLE_OR_PLANE ->
          either(
              new Factors(results.positions(), field(DescriptorField.VECTOR_PLANE_WORDS)),
              new Factors(
                  field(DescriptorField.INPUT_ROW_PITCH),
                  field(DescriptorField.INPUT_HEIGHT).minus(1)));
      case PLANE_OR_VECTOR ->
          either(
              fields(DescriptorField.INPUT_GROUPS, DescriptorField.VECTOR_PLANE_WORDS),
              new Factors(field(DescriptorField.INPUT_SAMPLE_PITCH), samples.minus(1)));
      case CHUNKS ->
          new Factors(
              previous.plus(8), literal(CoreStructure.NINTH, SequentialMultiplier.MULTIPLIER_BITS));
      case ENTRIES ->
          new Factors(previous.shiftRight(CoreStructure.NINTH_SHIFT), results.positions());
      case SUMS -> new Factors(results.positions(), field(DescriptorField.TIME_STEPS));
      case STATES ->
          new Factors(
              field(DescriptorField.OUTPUT_GROUPS).minus(1), field(DescriptorField.STATE_STRIDE));
    };
  }

  private Factors fields(DescriptorField a, DescriptorField b) {
    return new Factors(field(a), field(b));
  }

  private Factors either(Factors ofPacked, Factors ofWindow) {
    return new Factors(
        mux(packed, ofPacked.multiplicand(), ofWindow.multiplicand()),
        mux(packed, ofPacked.multiplier(), ofWindow.multiplier()));
  }

  private void storeProduct() {
    UInt product = multiplier.product;
    UInt words32 = product.truncate(OFFSET_BITS);
    UInt windowSample = words32.plus(field(DescriptorField.INPUT_WIDTH));
    choose(step)
        .is(Step.AREA, () -> refuseIf(tooManyPositions))
        .is(
            Step.POSITIONS,
            () -> {
              results.positions().set(product.truncate(widths.positionCountBits()));
              refuseIf(tooManyPositions.or(unusable));
            })
        .is(
            Step.SAMPLE_OR_PLANE,
            () -> {
              sampleWords.set(windowSample);
              results.planeWords().set(words32);
              refuseIf(planeTooLarge);
            })
        .is(
            Step.PLANE_OR_VECTOR,
            () -> {
              when(packed.not(), () -> results.planeWords().set(words32.plus(sampleWords)));
              refuseIf(mux(packed, vectorTooLarge, planeTooLarge.or(samplesOverlap)));
            })
        .is(Step.CHUNKS, () -> {})
        .is(Step.ENTRIES, () -> refuseIf(packed.and(tooManyEntries)))
        .is(Step.SUMS, () -> refuseIf(sumsOfSteps().and(tooManyPositions)))
        .is(Step.STATES, () -> refuseIf(statesEndBeyond.or(sumsReachState)));
  }

  /** Whether sums of all time steps of this descriptor wait. */
  private Bool sumsOfSteps() {
    return descriptor
        .flag(DescriptorField.CONTINUES)
        .or(descriptor.flag(DescriptorField.CONTINUED))
        .and(descriptor.flag(DescriptorField.REPEATS).not());
  }

  private static Bool beyond(UInt value, int bits) {
    return value.shiftRight(bits).orReduce();
  }

  private void refuseIf(Bool condition) {
    when(condition, () -> refused.set(true));
  }

  private UInt field(DescriptorField field) {
    return descriptor.field(field);
  }
}
