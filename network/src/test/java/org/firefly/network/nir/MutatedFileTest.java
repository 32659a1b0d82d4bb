package org.firefly.network.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.firefly.network.Network;
import org.firefly.network.NetworkException;
import org.firefly.network.Shapes;

/**
 * Damaged files give a clear error or a network whose shapes fit; never another exception, a hang
 * or an allocation beyond the small heap of this test run. jqwik prints the seed of a failure.
 */
class MutatedFileTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final List<byte[]> FILES =
      List.of(
              "paper-style",
              "head-gzip",
              "latest-superblock",
              "latest-gzip",
              "many-chunks",
              "many-chunks-latest",
              "numeric-types",
              "primitives",
              "nested",
              "metadata",
              "lzf",
              "no-edges",
              "gzip-shuffle-fletcher",
              "conv1d")
          .stream()
          .map(MutatedFileTest::bytes)
          .toList();

  /** One kind of damage; positions are fractions of the file, so that they fit every file. */
  private interface Damage {
    byte[] apply(byte[] content);
  }

  private static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(Fixtures.path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int at(byte[] content, double fraction) {
    return (int) (fraction * content.length);
  }

  private static Arbitrary<Double> fractions() {
    return Arbitraries.doubles().between(0, true, 1, false).withSpecialValue(0);
  }

  @Provide
  Arbitrary<byte[]> damagedFiles() {
    Arbitrary<Damage> damage =
        Arbitraries.frequencyOf(
            Tuple.of(4, flips()),
            Tuple.of(3, extremes()),
            Tuple.of(2, copies()),
            Tuple.of(1, splices()),
            Tuple.of(1, cuts()));
    return Combinators.combine(Arbitraries.of(FILES), damage.list().ofMinSize(1).ofMaxSize(4))
        .as(
            (file, damages) -> {
              byte[] content = file;
              for (Damage each : damages) {
                content = each.apply(content.clone());
              }
              return content;
            });
  }

  private static Arbitrary<Damage> flips() {
    return Combinators.combine(fractions(), Arbitraries.integers().between(0, 7))
        .as(
            (position, bit) ->
                content -> {
                  content[at(content, position)] ^= (byte) (1 << bit);
                  return content;
                });
  }

  /** Addresses and sizes that are zero, huge or negative. */
  private static Arbitrary<Damage> extremes() {
    return Combinators.combine(
            fractions(),
            Arbitraries.integers().between(1, 8),
            Arbitraries.of((byte) 0, (byte) 0x7f, (byte) 0x80, (byte) 0xff))
        .as(
            (position, length, value) ->
                content -> {
                  int from = at(content, position);
                  Arrays.fill(content, from, Math.min(content.length, from + length), value);
                  return content;
                });
  }

  /** An eight-byte word over another: addresses that lead elsewhere or in circles. */
  private static Arbitrary<Damage> copies() {
    return Combinators.combine(fractions(), fractions())
        .as(
            (from, to) ->
                content -> {
                  int source = at(content, from) & ~7;
                  int target = at(content, to) & ~7;
                  int length = Math.min(8, content.length - Math.max(source, target));
                  System.arraycopy(content, source, content, target, length);
                  return content;
                });
  }

  private static Arbitrary<Damage> splices() {
    return Combinators.combine(Arbitraries.of(FILES), fractions(), fractions(), fractions())
        .as(
            (other, from, to, share) ->
                content -> {
                  int source = at(other, from);
                  int target = at(content, to);
                  int room = Math.min(other.length - source, content.length - target);
                  System.arraycopy(other, source, content, target, (int) (share * room));
                  return content;
                });
  }

  private static Arbitrary<Damage> cuts() {
    return fractions().map(share -> content -> Arrays.copyOf(content, 1 + at(content, share)));
  }

  @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
  void damageGivesAClearErrorOrANetwork(@ForAll("damagedFiles") byte[] content) throws IOException {
    Path file = Files.createTempFile("damaged", ".nir");
    try {
      Files.write(file, content);
      assertTimeoutPreemptively(LIMIT, () -> check(file));
    } finally {
      Files.delete(file);
    }
  }

  private static void check(Path file) {
    try {
      Network network = NirReader.read(file);
      assertThat(Shapes.infer(network).nodes()).isNotEmpty();
    } catch (NetworkException e) {
      assertThat(e).hasMessageStartingWith(file + ": ").hasMessageNotContaining("\n");
      assertThat(Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause))
          .noneMatch(OutOfMemoryError.class::isInstance);
    }
  }
}
