package org.firefly.network.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.firefly.network.NetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault gives one sentence that names file, node and field. */
class FaultyFileTest {
  @TempDir private Path folder;

  private static NetworkException refusal(Path file) {
    NetworkException e = catchThrowableOfType(NetworkException.class, () -> NirReader.read(file));
    assertThat(e).as("exception of %s", file).isNotNull();
    assertThat(e).hasMessageStartingWith(file + ": ").hasMessageNotContaining("\n");
    return e;
  }

  @ParameterizedTest
  @CsvSource({
    "nan, fc, weight, has the value NaN at index 2",
    "infinite, neuron, v_threshold, has the value Infinity at index 2",
    "unknown-type, neuron, type, 'is ''Hodgkin'''",
    "shape, fc, weight, takes inputs of shape (4) but gets (2)",
    "parameter-shape, neuron, tau, has shape (4) but must be (3)",
    "output-shape, output, shape, says (4)",
    "dangling-edge, nowhere, edges, fc -> nowhere",
    "missing-bias, fc, bias, is missing",
    "missing-type, fc, type, is missing",
    "text-weight, fc, weight, must be a dataset of numbers",
    "complex-weight, fc, weight, CompoundDataType",
    "one-column-edges, '', edges, pairs of node names",
    "fractional-stride, fc, stride, is 1.5",
    "padding-name, fc, padding, 'is ''reflect'''",
    "cycle, a, edges, b -> a closes a cycle",
    "top, '', type, must be a NIRGraph",
    "slash, block/lif, '', rename the node",
    "data-file, '', '', holds no group 'node'"
  })
  void faultIsNamed(String name, String node, String field, String words) {
    NetworkException e = refusal(Fixtures.path("faulty-" + name));
    assertThat(e.node()).isEqualTo(node);
    assertThat(e.field()).isEqualTo(field);
    assertThat(e).hasMessageContaining(words);
    assertThat(e.getMessage()).contains(node.isEmpty() ? "" : "node '" + node + "'");
    assertThat(e.getMessage()).contains(field.isEmpty() ? "" : "field '" + field + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "huge, declares 1600000000 values of 4 bytes",
    "overflow, more than 2^31-1 elements",
    "growing-columns, 'maximum shape [7, unlimited], which differs from its shape [7, 5]'",
    "growing-far, h5repack -f NONE -l CONTI",
    "growing-implicit, h5repack -f NONE -l CONTI",
    "scale-offset, 'is compressed with ''scale-offset'', which is not read; rewrite the file'",
    "inflating-chunk, expands to more than the 24 bytes",
    "circle, deeper than",
    "soft-link, soft or external link"
  })
  void hostileOrForeignDeclarationIsNotFollowed(String name, String words) {
    assertThat(refusal(Fixtures.path("faulty-" + name))).hasMessageContaining(words);
  }

  @Test
  void missingFileFolderAndForeignFileAreTold() throws IOException {
    assertThat(refusal(folder.resolve("absent.nir"))).hasMessageContaining("does not exist");
    assertThat(refusal(folder)).hasMessageContaining("is a directory");
    Path text = Files.writeString(folder.resolve("text.nir"), "weights, in words");
    assertThat(refusal(text)).hasMessageContaining("is not an HDF5 file");
    Path empty = Files.write(folder.resolve("empty.nir"), new byte[0]);
    assertThat(refusal(empty)).hasMessageContaining("is not an HDF5 file");
  }

  @ParameterizedTest
  @CsvSource({"head-gzip", "latest-superblock"})
  void truncatedFileIsToldByItsLength(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.path(name));
    for (int length : new int[] {whole.length - 1, whole.length / 2, 200}) {
      Path cut = Files.write(folder.resolve("cut.nir"), Arrays.copyOf(whole, length));
      assertThat(refusal(cut))
          .hasMessageContaining("is truncated: it has " + length + " of " + whole.length);
    }
  }

  @Test
  void damagedStructureIsOneSentenceWithTheCause() throws IOException {
    byte[] content = Files.readAllBytes(Fixtures.path("paper-style"));
    int tree = indexOf(content, "TREE");
    content[tree] = 'X';
    Path damaged = Files.write(folder.resolve("damaged.nir"), content);
    assertThat(refusal(damaged))
        .hasMessageContaining("is damaged")
        .hasCauseInstanceOf(Exception.class);
  }

  private static int indexOf(byte[] content, String word) {
    return new String(content, StandardCharsets.ISO_8859_1).indexOf(word);
  }
}
