package org.firefly.explore.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 over parts, each with its length, so that no two lists of parts look alike. */
final class Digest {
  private final MessageDigest sha;

  Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  Digest add(byte[] part) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
    sha.update(part);
    return this;
  }

  /** Adds what a value prints, which has to be the same in every run. */
  Digest add(Object part) {
    return add(part.toString().getBytes(StandardCharsets.UTF_8));
  }

  Digest add(double[] part) {
    ByteBuffer bytes = ByteBuffer.allocate(part.length * Double.BYTES);
    bytes.asDoubleBuffer().put(part);
    return add(bytes.array());
  }

  /** The digest in hexadecimal digits; nothing can be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }

  /** Of the code that classes come from, so that results of another FireFly are not taken over. */
  static String ofCode(List<Class<?>> classes) {
    Digest digest = new Digest();
    for (Class<?> type : classes) {
      try {
        Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(place)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            digest.add(Files.readAllBytes(file));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (URISyntaxException e) {
        throw new IllegalStateException("The place of a class is a file.", e);
      }
    }
    return digest.hex();
  }
}
